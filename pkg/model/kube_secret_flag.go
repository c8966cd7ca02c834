package model

import (
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

var (
	// commandFlag finds flags with their values in a line of a shell, or in arguments
	// one after the other: --storage-key=abc, --requirepass abc.
	commandFlag = regexp.MustCompile("(?:^|[\\s;|&\\[\"'])--?([A-Za-z][\\w.-]*)(?:=|\\s+)(\"[^\"]*\"|'[^']*'|[^-\\s\"';|&\\]][^\\s\"';|&\\]]*)")
	// fromElsewhere is how a value begins that is read when the command runs.
	fromElsewhere = "$`@%({"
	// passFlags are names of flags that take a password and do not end as one.
	passFlags = []string{"requirepass", "masterauth", "pass"}
	// switches begin the names of flags that take no value: --use-token.
	switches = []string{"allow", "ask", "check", "disable", "enable", "no", "print", "prompt", "require", "rotate", "show", "skip", "use", "verify", "with"}
)

// flagCredentials returns where the values of flags begin and end that hold a
// credential as it is.
func flagCredentials(line string) [][2]int {
	var out [][2]int
	if !strings.Contains(line, "-") {
		return nil
	}
	for _, m := range commandFlag.FindAllStringSubmatchIndex(line, -1) {
		name, text := line[m[2]:m[3]], strings.Trim(line[m[4]:m[5]], `"'`)
		if text != "" && !strings.ContainsAny(text[:1], fromElsewhere) && secretFlag(name) && isSecretValue(name, text) {
			out = append(out, [2]int{m[4], m[5]})
		}
	}
	return out
}

// secretFlag reports whether a flag takes a credential. What is called a secret is
// more often the name of an object of that kind.
func secretFlag(name string) bool {
	words := source.Words(name)
	last := words[len(words)-1]
	switch {
	case slices.Contains(switches, words[0]) && len(words) > 1:
		return false
	case slices.Contains(passFlags, last):
		return true
	case last == "secret":
		return len(words) > 1 && words[len(words)-2] == "client"
	}
	return secretName(name)
}

// withoutFlagValues masks in a command line what flags hold of credentials, and
// what URLs do.
func withoutFlagValues(line string) string {
	for _, at := range slices.Backward(flagCredentials(line)) {
		line = line[:at[0]] + "***" + line[at[1]:]
	}
	return source.WithoutCredentials(line)
}
