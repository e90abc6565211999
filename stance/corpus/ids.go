package corpus

import "strconv"

// ids are the ids given so far: 16 bytes for each document and what the map
// adds. Two ids of the same hash count as the same, so one in some billions gets
// a suffix that it does not need.
type ids struct{ seen map[uint64]occurrence }

type occurrence struct {
	file  uint32 // number of the file that had the id first
	again uint32 // how often it recurred
}

// unique returns an id that was not given before: id itself, or where another
// file has it, with the name of this file before it, or where that is taken too,
// with a number after it; repeated says that the last was so.
func (s *ids) unique(id, name string, file uint32) (unique string, repeated bool) {
	if s.seen == nil {
		s.seen = map[uint64]occurrence{}
	}
	h := hashID(id)
	o, taken := s.seen[h]
	if taken && o.file != file {
		id = name + ":" + id
		h = hashID(id)
		o, taken = s.seen[h]
	}
	if !taken {
		s.seen[h] = occurrence{file: file}
		return id, false
	}
	// The count spares a file with one id in every record a quadratic search.
	for {
		o.again++
		unique = id + "#" + strconv.Itoa(int(o.again)+1)
		if _, taken := s.seen[hashID(unique)]; !taken {
			break
		}
	}
	s.seen[h] = o
	s.seen[hashID(unique)] = occurrence{file: file}
	return unique, true
}

// hashID is FNV-1a: unlike hash/maphash it is the same in every run, and so are
// the ids.
func hashID(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
