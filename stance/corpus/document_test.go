package corpus

import "testing"

func TestField(t *testing.T) {
	d := Document{Outlet: "Le Phare", Meta: []Field{{"section", "éco"}, {"outlet", "x"}}}
	for _, c := range []struct {
		name, want string
		ok         bool
	}{{"outlet", "Le Phare", true}, {"author", "", false}, {"section", "éco", true}, {"page", "", false}} {
		if got, ok := d.Field(c.name); got != c.want || ok != c.ok {
			t.Errorf("Field(%q) = %q, %v", c.name, got, ok)
		}
	}
}
