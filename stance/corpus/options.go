package corpus

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Options say how a corpus is read. With the zero value everything is found out
// from the files themselves.
type Options struct {
	// Columns names the columns of tables and the keys of objects.
	Columns Columns

	// Path says what the folders of a file mean, such as
	// "{outlet}/{year}/{month}": placeholders outlet, year, month, day, author
	// and title, and * for anything, all within one folder name. The pattern
	// stands for the last folders of the path, those that were given included;
	// where they do not fit, or where its last segment holds {title}, that
	// segment stands for the file name without its extension. Empty: guessed
	// from .../outlet/year[/month[/day]]/file, and for a text file from a date
	// such as 2023-07-14 or 20230714 in its name.
	Path string

	// Encoding forces the character encoding of all files, by any name of the
	// WHATWG index ("utf-8", "windows-1252", "macintosh"). Empty: found out for
	// each file; see Open.
	Encoding string

	// Format forces the format of all files: "text", "csv", "tsv" or "jsonl".
	// Empty: by the extension, and without a known one by the content. Which
	// files of a folder are read depends on their extensions in any case.
	Format string

	// MaxRecord is the size in bytes above which a record is skipped; 0 is
	// 32 MiB. Memory is bounded by a few times as much.
	MaxRecord int

	// Stdin is what the argument "-" stands for. Open never closes it.
	Stdin io.Reader

	// SkipFolder says of a folder below an argument that it is to be passed over; nil:
	// none is but the hidden ones.
	SkipFolder func(path string) bool

	// OnRead is called with the number of raw bytes of each read; nil: not at all.
	OnRead func(n int)

	// OnFile is called after each file that was read to its end, even if its
	// content was of no use; nil: not at all, and no digest is computed.
	OnFile func(File)
}

// Columns are names of columns or keys; an empty one is guessed, without regard
// to case and accents, from those that are usual in French and English.
type Columns struct {
	ID     string // else id, doc_id, identifiant
	Outlet string // else outlet, source, journal, media, publication
	Date   string // else date, date_publication, published, pubdate
	Title  string // else title, titre, headline
	Author string // else author, auteur, byline
	Text   string // else text, texte, body, content, contenu, article
}

// A File is what was read of one file.
type File struct {
	Name   string // as in Document.File
	Bytes  int64
	SHA256 [32]byte // of the raw bytes
	Arg    int      // index of the argument it belongs to, from 0
}

// An OptionError says which field of Options has a value that cannot be used.
type OptionError struct {
	Field  string // as in the source: "Columns.Date"
	Reason string
}

func (e *OptionError) Error() string { return fmt.Sprintf("option %s: %s", e.Field, e.Reason) }

const (
	formatText  = "text"
	formatCSV   = "csv"
	formatTSV   = "tsv"
	formatJSONL = "jsonl"
)

const defaultMaxRecord = 32 << 20

// Check returns an *OptionError for the first field that cannot be used, or nil.
func (o Options) Check() error {
	if formats := []string{"", formatText, formatCSV, formatTSV, formatJSONL}; !slices.Contains(formats, o.Format) {
		return &OptionError{"Format", fmt.Sprintf("%q is none of %s", o.Format, strings.Join(formats[1:], ", "))}
	}
	if o.MaxRecord < 0 {
		return &OptionError{"MaxRecord", fmt.Sprintf("%d is negative", o.MaxRecord)}
	}
	if _, err := o.encoding(); err != nil {
		return &OptionError{"Encoding", err.Error()}
	}
	if _, err := compilePath(o.Path); err != nil {
		return &OptionError{"Path", err.Error()}
	}
	return o.Columns.check()
}

// encoding is the forced encoding, nil where none is.
func (o Options) encoding() (encoding.Encoding, error) {
	if o.Encoding == "" {
		return nil, nil
	}
	enc, err := htmlindex.Get(o.Encoding)
	if err != nil || enc == encoding.Replacement {
		return nil, fmt.Errorf("unknown encoding %q", o.Encoding)
	}
	return enc, nil
}
