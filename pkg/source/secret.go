package source

import (
	"regexp"
	"strings"
	"unicode"
)

// credential finds secrets inside of texts: a password in a URL, and the keys of
// a connection string, a signed address or one that takes a token.
var credential = regexp.MustCompile(`(?i)://[^/\s:@"]*:([^@\s"]+)@|(?:accountkey|sharedaccesskey|password|pwd|[?&](?:sig|token|access_token|auth_token|api[_-]?key))=([^;&"'\s]+)`)

// Credentials returns where the secrets inside of a text begin and end: a
// password in a URL, the keys of a connection string, a signed address or one that
// takes a token.
func Credentials(text string) [][2]int {
	var out [][2]int
	if !strings.Contains(text, "=") && !strings.Contains(text, "://") {
		return nil // as nearly always, and much sooner known
	}
	for _, m := range credential.FindAllStringSubmatchIndex(text, -1) {
		if m[2] >= 0 {
			out = append(out, [2]int{m[2], m[3]})
		} else {
			out = append(out, [2]int{m[4], m[5]})
		}
	}
	return out
}

// WithoutCredentials masks the secrets inside of a text with three asterisks.
func WithoutCredentials(text string) string {
	var b strings.Builder
	last := 0
	for _, at := range Credentials(text) {
		b.WriteString(text[last:at[0]] + "***")
		last = at[1]
	}
	return b.String() + text[last:]
}

// SecretName reports whether a name is usually that of a secret, going by its
// last words: admin_password and clientSecret are, secret_rotation_enabled and
// public_key are not.
func SecretName(name string) bool {
	words := Words(name)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	switch last {
	case "password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "credentials":
		return true
	}
	if len(words) < 2 {
		return last == "apikey" || last == "connectionstring"
	}
	before := words[len(words)-2]
	switch last {
	case "key":
		return before != "public" && before != "ssh"
	case "string":
		return before == "connection"
	case "value":
		return before == "secret"
	}
	return false
}

// Words takes snake_case, kebab-case, dotted and camelCase names apart, in lower
// case.
func Words(name string) []string {
	var b strings.Builder
	lower := false
	for _, r := range name {
		if unicode.IsUpper(r) && lower {
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r) || unicode.IsDigit(r)
		if r == '_' || r == '-' || r == '.' {
			r = ' '
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}
