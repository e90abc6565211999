package stance

// Duplicates finds documents whose texts are the same but for their spelling; see
// Result.Fingerprint. It keeps some 40 bytes for each text, of which two thirds
// are its id. The zero value is ready.
type Duplicates struct {
	first map[uint64]place
	ids   []byte // of the first document of each text, one after the other
}

// A place is a part of Duplicates.ids.
type place struct {
	start int64
	n     int32
}

// Seen notes a document, and returns the id of the first one with its text where
// there was one. Documents without words are no duplicates of each other.
func (d *Duplicates) Seen(r *Result) (first string, ok bool) {
	if r.Fingerprint == newFingerprint {
		return "", false
	}
	if p, ok := d.first[r.Fingerprint]; ok {
		return string(d.ids[p.start : p.start+int64(p.n)]), true
	}
	if d.first == nil {
		d.first = map[uint64]place{}
	}
	d.first[r.Fingerprint] = place{int64(len(d.ids)), int32(len(r.Document.ID))}
	d.ids = append(d.ids, r.Document.ID...)
	return "", false
}
