package model

import (
	"encoding/base64"
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// KubeSecret is a Secret. What it holds is never shown.
type KubeSecret struct {
	Manifest
	Application Value[bool]   `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	Type        Value[string] `json:"type" k8s:"type" default:"Opaque" doc:"Type."`
	Literal     Value[string] `json:"literal_key" doc:"Derived: first key whose value is written in the files as it is: neither empty, nor encrypted, nor a placeholder, nor a certificate; null when there is none."`
}

// KubeConfigMap is a ConfigMap with entries that do not belong in one.
type KubeConfigMap struct {
	Manifest
	Application Value[bool]          `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	Sensitive   List[*SensitiveData] `json:"sensitive" doc:"Derived: entries that hold a credential."`
}

// SensitiveData is an entry of a ConfigMap that holds a credential. The value
// itself is never shown.
type SensitiveData struct {
	Entity
	Key  Value[string] `json:"key" doc:"Derived: its key. Its place is the key."`
	Kind string        `json:"kind" doc:"Derived: what it holds: a private key, a connection string with a key or a password, or a value whose key names a credential."`
}

// unfilledText finds what somebody is meant to replace.
var unfilledText = regexp.MustCompile(`(?i)^$|\{\{.*\}\}|\$\{?\w+\}?$|\$\(.+\)|#\{.+\}|__\w+__|<[^<>]+>|^x{3,}$|^\*+$|^\.{3}$|change[-_ ]?(me|it)|replace|placeholder|^(your|my)[-_ ]|^todo|^dummy$|^fake|^ENC\[|^ref\+|^vault:|^AgA|^op://|@Microsoft\.KeyVault`)

// plainWords are values that say nothing secret, whatever their name.
var plainWords = []string{"true", "false", "yes", "no", "on", "off", "none", "null", "0", "1", "enabled", "disabled"}

// publicWords end the keys of entries that are no secrets though others beside
// them are.
var publicWords = []string{
	"user", "username", "login", "host", "hostname", "port", "url", "uri", "endpoint", "server", "address", "name", "namespace", "database", "db", "type", "email", "issuer", "audience", "authority", "domain",
	"project", "region", "tenant", "id", "bucket", "crt", "cert", "ca", "public",
}

// secrets reads Secrets and ConfigMaps.
func (d *deploy) secrets() {
	for _, o := range d.of("", "Secret") {
		s := &KubeSecret{}
		fill(s, o.Body, o.Body, o.Address())
		s.Manifest = d.manifest(o)
		s.Application = s.application()
		s.Literal = literalKey(o)
		d.k.Secrets.Add(s)
	}
	for _, o := range d.of("", "ConfigMap") {
		if m := d.configMap(o); m.Sensitive.Len() > 0 || m.Sensitive.Open {
			d.k.ConfigMaps.Add(m)
		}
	}
	for _, w := range d.k.Workloads.Items {
		w.credentials()
	}
}

// literalKey is the first key of a Secret whose value is written as it is.
func literalKey(o *placedObject) Value[string] {
	if !o.Get("sops").IsNothing() {
		return None[string](o.Get("sops")) // encrypted
	}
	var lacks need
	for _, field := range []string{"stringData", "data"} {
		v := o.Get(field)
		if v.IsUnknown() || v.Open() {
			lacks.value("what the Secret holds is not known", v)
		}
		for _, f := range v.Fields() {
			text, ok := f.Value.Str()
			switch {
			case f.Value.IsUnknown():
				lacks.value("the value of "+f.Name+" is not known", f.Value)
			case ok && givesAway(f.Name, text, field == "data"):
				return Known(f.Name, entryKey(f))
			}
		}
	}
	if lacks.some() {
		return lacking[string](lacks)
	}
	return None[string](o.Body)
}

// entryKey is the key of an entry, to point at in the place of what must not be
// shown.
func entryKey(f value.Field) *value.Value {
	if f.Key.IsZero() {
		return value.NewNull(f.Value.Locator())
	}
	return value.NewNull(value.At(f.Key))
}

// givesAway reports whether an entry of a Secret gives something away.
func givesAway(key, text string, encoded bool) bool {
	text = strings.TrimSpace(text)
	if encoded && !unfilledText.MatchString(text) {
		plain, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
		if err != nil {
			return false // the API server refuses it
		}
		text = strings.TrimSpace(string(plain))
	}
	if words := source.Words(key); len(words) > 0 && slices.Contains(publicWords, words[len(words)-1]) && !holdsCredential(text) {
		return false
	}
	if settingsFile.MatchString(key) {
		return fileHoldsCredential(key, text)
	}
	if isAddress(text) {
		return false
	}
	return !unfilledText.MatchString(text) && !isPlain(key, text) &&
		!strings.HasPrefix(text, "-----BEGIN CERTIFICATE-----") && !strings.HasPrefix(text, "-----BEGIN PUBLIC KEY-----")
}

var (
	// plainAddress is where a server is, with a database at most.
	plainAddress = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.:-]*://[\w.,:\[\]-]+(?:/[\w.-]*)?$`)
	// webAddress is the same without a path, which may be a secret of its own.
	webAddress = regexp.MustCompile(`^https?://[\w.:\[\]-]+/?$`)
)

// isAddress reports whether a text says nothing but where a server is: neither a
// user nor a password, nor a query.
func isAddress(text string) bool {
	if strings.HasPrefix(strings.ToLower(text), "http") {
		return webAddress.MatchString(text)
	}
	return plainAddress.MatchString(text)
}

// configMap finds the entries of a ConfigMap that hold credentials.
func (d *deploy) configMap(o *placedObject) *KubeConfigMap {
	m := &KubeConfigMap{}
	fill(m, o.Body, o.Body, o.Address())
	m.Manifest = d.manifest(o)
	m.Application = m.application()
	v := o.Get("data")
	m.Sensitive.Open, m.Sensitive.Why = v.IsUnknown() || v.Open(), v
	for _, f := range v.Fields() {
		text, ok := f.Value.Str()
		switch kind, at := sensitivePart(f.Name, text); {
		case f.Value.IsUnknown():
			m.Sensitive.Open, m.Sensitive.Why = true, f.Value
		case ok && kind != "":
			m.Sensitive.Add(&SensitiveData{
				Entity: Entity{Address: m.Address + " " + f.Name, At: value.At(f.Key)}, Key: Known(f.Name, partOf(f, text, at)), Kind: kind,
			})
		}
	}
	return m
}

// sensitivePart says what credential an entry holds, empty for none, and where in
// the text it is. The comments of a file are no values: they tell how one looks.
func sensitivePart(name, text string) (kind string, at [2]int) {
	if settingsFile.MatchString(name) || strings.Contains(text, "\n") {
		text = blankComments(text)
	}
	if before, _, found := strings.Cut(text, "PRIVATE KEY-----"); found {
		return "a private key", [2]int{max(0, strings.LastIndex(before, "-----BEGIN ")), len(text)}
	}
	isFile := settingsFile.MatchString(name) || name == ".env"
	found := credentialsIn(text)
	if isFile {
		found = slices.DeleteFunc(found, func(at [2]int) bool { return beginsLine(text[:at[0]]) })
	}
	if len(found) > 0 {
		return "a connection string with a key or a password", found[0]
	}
	if secretName(name) && isSecretValue(name, text) {
		return "a value whose key names a credential", [2]int{0, len(text)}
	}
	if isFile {
		if found, ok := settingCredential(text); ok {
			return "a setting whose name is that of a credential", found.At
		}
	}
	return "", at
}

// partOf is the place of a part of an entry: its key, or the part itself where the
// entry is a file of several lines, or one that a generator takes as it is.
func partOf(f value.Field, text string, part [2]int) *value.Value {
	at := f.Value.Place()
	inside, ok := at.Origin.Inside(text, part)
	if !ok || !f.Key.IsZero() && !strings.Contains(text, "\n") {
		return entryKey(f)
	}
	at.Origin = inside
	return value.NewNull(at)
}

// holdsCredential reports whether a text has a credential inside: a connection
// string or a signed address.
func holdsCredential(text string) bool { return len(credentialsIn(text)) > 0 }

// credentialsIn returns where the credentials inside of a text are, without those
// that somebody is meant to replace.
func credentialsIn(text string) [][2]int {
	return slices.DeleteFunc(source.Credentials(text), func(at [2]int) bool {
		found := text[at[0]:at[1]]
		return len(found) <= 2 || !isSecretText(found) || strings.HasPrefix(found, "$(") || found[0] == '`'
	})
}

// credentialKeys are the words before "key" that make a name that of a secret;
// a partition key or a routing key is none.
var credentialKeys = []string{"api", "access", "account", "secret", "private", "encryption", "storage", "shared", "master", "auth", "admin", "service", "primary", "subscription", "instrumentation"}

// secretName reports whether a name is certainly that of a secret.
func secretName(name string) bool {
	if !source.SecretName(name) {
		return false
	}
	words := source.Words(name)
	last := words[len(words)-1]
	if last == "string" || last == "connectionstring" {
		return false // the text of a connection string tells by itself
	}
	return last != "key" || slices.Contains(credentialKeys, words[len(words)-2])
}

// isSecretText reports whether a text may be a secret: neither empty nor a
// placeholder, a plain word, a file or a reference to another variable.
func isSecretText(text string) bool {
	text = strings.TrimSpace(text)
	return !unfilledText.MatchString(text) && !slices.Contains(plainWords, strings.ToLower(text)) &&
		!strings.HasPrefix(text, "/") && !strings.HasPrefix(text, "file:") && !strings.Contains(text, "\n") && len(text) > 1
}

// credentials finds credentials that are written into containers.
func (w *Workload) credentials() {
	for _, c := range w.Pod.Containers.Items {
		seen := map[string]int{}
		for i, e := range c.Env.Items {
			e.credential()
			e.Repeats = None[int](e.Name.From()...)
			name, ok := e.Name.Get()
			if !ok {
				e.Repeats = NotKnown[int](e.Name.Why(), e.Name.From()...)
			} else if before, again := seen[name]; again {
				e.Repeats = Known(before, e.Name.From()...)
			} else {
				seen[name] = i
			}
		}
		if c.CredentialInArguments = argumentCredential(c); c.CredentialInArguments.Or(false) {
			c.Args, c.Command = concealed(c.Args), concealed(c.Command)
		}
	}
}

// credential says whether a variable holds a credential as it is. The model hides
// the value of one that looks like a secret, so it is read where it is written.
func (e *EnvVar) credential() {
	from := e.Value.From()
	text, ok := scalarText(first(from))
	if t, written := scalarText(first(from)); ok && written {
		text = t // the leaf hides what is secret
	}
	name, known := e.Name.Get()
	switch {
	case e.Value.IsNull():
		e.Credential = Known(false, from...)
	case e.Value.IsUnknown() || !ok:
		e.Credential = NotKnown[bool](e.Value.Why(), from...)
	case holdsCredential(text), known && secretName(name) && isSecretValue(name, text):
		e.Credential, e.Value = Known(true, from...), conceal(from[0])
	case !known && isSecretText(text):
		e.Credential = NotKnown[bool](e.Name.Why(), e.Name.From()...)
	default:
		e.Credential = Known(false, from...)
	}
}

// flagName is a flag with its value: --storage-key=abc.
var flagName = regexp.MustCompile(`^--?([A-Za-z][\w.-]*)=(.+)$`)

// argumentCredential says whether an argument holds a credential as it is.
func argumentCredential(c *Container) Value[bool] {
	all, from := []string(nil), append(c.Args.From(), c.Command.From()...)
	for _, list := range []Value[[]string]{c.Command, c.Args} {
		all = append(all, list.Or(nil)...)
	}
	for _, a := range all {
		flag := flagName.FindStringSubmatch(a)
		if holdsCredential(a) || flag != nil && secretName(flag[1]) && isSecretValue(flag[1], flag[2]) {
			return Known(true, from...)
		}
	}
	if len(flagCredentials(strings.Join(all, " "))) > 0 {
		return Known(true, from...)
	}
	if c.Args.IsUnknown() || c.Command.IsUnknown() {
		return NotKnown[bool](reasoned(c.Args, c.Command), from...)
	}
	return Known(false, from...)
}
