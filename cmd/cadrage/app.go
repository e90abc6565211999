package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime/debug"
	"strings"
	"syscall"
	"unicode"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/stance/corpus"
)

// The rules of the terminal.
//
//   - Results go to standard output, everything else to standard error, with the
//     prefix « cadrage: », « cadrage: warning: » or « cadrage: hint: ».
//   - No capital at the beginning, no period at the end.
//   - A mistake in a lexicon shows its line below, indented, with marks below the cell.
//   - Progress is shown on a terminal only.
//   - A reader that closes the pipe has what it wanted: exit 0.

// Exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// version may be set by the linker.
var version = "0.1.0"

// A program is one run of the command line.
type program struct {
	in       io.Reader
	out, err io.Writer
	args     []string // after the name of the command, flags first
}

// A usageError is a mistake in the words of the command line.
type usageError struct {
	msg  string
	hint string
}

func (e *usageError) Error() string { return e.msg }

func usagef(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// A hintedError adds what the user may do about an error.
type hintedError struct {
	error
	hint string
}

func (e *hintedError) Unwrap() error { return e.error }

// errStrict ends a run that is done but for bad records under --strict.
var errStrict = errors.New("there were bad records (--strict)")

// run is the program: its result is the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	p := &program{in: in, out: out, err: errw}
	app := p.app()
	args, err := flagsFirst(app, args)
	if err == nil {
		if len(args) > 0 {
			p.args = args[1:]
		}
		err = app.RunContext(ctx, append([]string{app.Name}, args...))
	}
	return p.exit(ctx, err)
}

// exit reports an error and gives its exit code.
func (p *program) exit(ctx context.Context, err error) int {
	var usage *usageError
	var hinted *hintedError
	var option *corpus.OptionError
	var syntax *lexicon.SyntaxError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitDone
	case ctx.Err() != nil && !errors.Is(err, errStrict):
		p.printf("interrupted")
		return exitInterrupted
	case err == errMistakes:
		return exitFailed
	case errors.As(err, &syntax):
		p.mistakes(err)
		if errors.As(err, &hinted) {
			p.hint(hinted.hint)
		}
		return exitFailed
	case errors.As(err, &usage):
		p.printf("%s", usage.msg)
		p.hint(usage.hint)
		return exitUsage
	case errors.As(err, &option):
		p.printf("%s: %s", flagOf(option.Field), flagsIn(option.Reason))
		return exitUsage
	case strings.HasPrefix(err.Error(), "No help topic"):
		p.printf("--help takes no argument")
		return exitUsage
	}
	p.printf("%v", err)
	if errors.As(err, &hinted) {
		p.hint(hinted.hint)
	}
	return exitFailed
}

// printf prints one line. What is no letter or mark in it, as in the name of a file, is
// not handed to the terminal.
func (p *program) printf(format string, args ...any) {
	line := strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", "; ")
	fmt.Fprintf(p.err, "cadrage: %s\n", printable(line))
}

// printable replaces control characters.
func printable(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return '\uFFFD'
		}
		return c
	}, s)
}

func (p *program) warn(warning string) { p.printf("warning: %s", warning) }

func (p *program) hint(hint string) {
	if hint != "" {
		p.printf("hint: %s", hint)
	}
}

// app is the tree of commands.
func (p *program) app() *cli.App {
	app := &cli.App{
		Name:                      "cadrage",
		Usage:                     "score French news for favourable framing and for alignment between actors",
		Description:               description,
		Version:                   versionText(),
		Reader:                    p.in,
		Writer:                    p.out,
		ErrWriter:                 p.err,
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {}, // run decides
		OnUsageError:              onUsageError,
		Commands:                  []*cli.Command{p.batch(), p.score(), p.explain(), p.evaluate(), p.lexicon()},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("cadrage --help lists the commands", "unknown command %q", c.Args().First())
			}
			return cli.ShowAppHelp(c)
		},
	}
	ownManners(app.Commands)
	return app
}

// ownManners has the commands report mistakes as run does.
func ownManners(commands []*cli.Command) {
	for _, c := range commands {
		c.OnUsageError = onUsageError
		c.HideHelpCommand = true
		ownManners(c.Subcommands)
	}
}

const description = `Each sentence is scored in two dimensions, from −1 (unfavourable; against each
other) to 1 (favourable; together), by the words of a lexicon and the rules of
French negation. Sums of evidence, not scores, are added up over documents and
periods, and every number can be walked back to its words.`

// badValue is what package flag says of a number that is none.
var badValue = regexp.MustCompile(`^invalid (?:boolean )?value ("[^"]*") for (?:flag )?-+([\w-]+): .*`)

func onUsageError(c *cli.Context, err error, _ bool) error {
	name := "cadrage"
	if c.Command != nil && c.Command.HelpName != "" {
		name = c.Command.HelpName
	}
	msg := err.Error()
	if flag, ok := strings.CutPrefix(msg, "flag provided but not defined: -"); ok {
		msg = "unknown flag --" + strings.TrimPrefix(flag, "-")
	}
	if m := badValue.FindStringSubmatch(msg); m != nil {
		msg = "--" + m[2] + ": " + m[1] + " is not a value it takes"
	}
	return usagef(name+" --help lists the flags", "%s", msg)
}

// versionText is the version and, where the build knows it, the commit.
func versionText() string {
	if c := commit(); c != "" {
		return version + " (" + c + ")"
	}
	return version
}

func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	revision, modified := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = "+"
		}
	}
	return revision + modified
}

// isTerminal says whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
