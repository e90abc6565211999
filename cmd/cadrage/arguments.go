package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// flagsFirst puts the arguments of a command in the order that cli needs: it takes
// every flag after the first file for a file. « -- » ends the flags.
func flagsFirst(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return args, nil
	}
	var flags []cli.Flag
	names := 1 // of the command and its subcommand
	if c := app.Command(args[0]); c != nil {
		flags = c.Flags
		if len(args) > 1 {
			if i := slices.IndexFunc(c.Subcommands, func(s *cli.Command) bool { return s.HasName(args[1]) }); i >= 0 {
				flags = c.Subcommands[i].Flags
				names = 2
			}
		}
	}
	head, files := args[:names:names], []string(nil)
	for rest := args[names:]; len(rest) > 0; rest = rest[1:] {
		a := rest[0]
		switch {
		case a == "--":
			files = append(files, rest[1:]...)
			rest = rest[:1]
		case a == "-" || !strings.HasPrefix(a, "-") || isText(a):
			files = append(files, a)
		case takesValue(flags, a):
			if len(rest) == 1 {
				return nil, usagef("", "%s needs a value", a)
			}
			head = append(head, a, rest[1])
			rest = rest[1:]
		default:
			head = append(head, a)
		}
	}
	return append(append(head, "--"), files...), nil
}

// isText says whether an argument that begins with a hyphen is a sentence all the same:
// the name of a flag has no space.
func isText(arg string) bool {
	name, _, _ := strings.Cut(arg, "=")
	return strings.ContainsAny(name, " \u00A0\u202F")
}

// takesValue says whether the argument is a flag whose value is the next one.
func takesValue(flags []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			_, isBool := f.(*cli.BoolFlag)
			return !isBool
		}
	}
	return false
}

// unrecorded are the flags that do not change a result, with whether they take a
// value: the manifest leaves them out.
var unrecorded = map[string]bool{"out": true, "output": true, "o": true, "workers": true, "quiet": false, "q": false, "strict": false}

// recorded is the command as the manifest keeps it: no choice that changes no
// result, no folder of the machine.
func recorded(command string, args []string) []string {
	kept := []string{command}
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			for _, file := range args[i+1:] {
				kept = append(kept, withoutFolders(file))
			}
			break
		}
		name, value, hasValue := strings.Cut(a, "=")
		if takes, ok := unrecorded[strings.TrimLeft(name, "-")]; ok && strings.HasPrefix(a, "-") {
			if takes && !hasValue {
				i++
			}
			continue
		}
		if hasValue {
			a = name + "=" + withoutFolders(value)
		}
		kept = append(kept, withoutFolders(a))
	}
	return kept
}

// withoutFolders leaves the last element of an absolute path, and all else as it is.
func withoutFolders(arg string) string {
	if filepath.IsAbs(arg) {
		return filepath.Base(arg)
	}
	return arg
}
