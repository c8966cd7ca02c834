package terraform

import (
	"crypto/md5" //nolint:gosec // Terraform has the function; nothing here rests on it
	"crypto/rsa"
	"crypto/sha1" //nolint:gosec // likewise
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"hash"
	"regexp"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// hashing is a hash function with the way its result is written.
type hashing struct {
	new   func() hash.Hash
	write func([]byte) string
}

// hashings are Terraform's, by the name of the function on text; the function
// on files has the same name after "file".
var hashings = map[string]hashing{
	"md5":          {md5.New, hex.EncodeToString},
	"sha1":         {sha1.New, hex.EncodeToString},
	"sha256":       {sha256.New, hex.EncodeToString},
	"sha512":       {sha512.New, hex.EncodeToString},
	"base64sha256": {sha256.New, base64.StdEncoding.EncodeToString},
	"base64sha512": {sha512.New, base64.StdEncoding.EncodeToString},
}

func (h hashing) of(b []byte) string {
	w := h.new()
	w.Write(b)
	return h.write(w.Sum(nil))
}

// hashFunctions are those of cryptography and of unique names.
func hashFunctions() map[string]function.Function {
	out := map[string]function.Function{
		"bcrypt": unknowable("bcrypt gives another hash each time Terraform runs", cty.String, function.New(&function.Spec{
			Params:   textParams(1),
			VarParam: &function.Parameter{Name: "cost", Type: cty.Number},
			Type:     function.StaticReturnType(cty.String),
		})),
		"uuid": unknowable("uuid gives another text each time Terraform runs", cty.String, function.New(&function.Spec{
			Type: function.StaticReturnType(cty.String),
		})),
		"uuidv5":     textFunc(2, uuidV5),
		"rsadecrypt": textFunc(2, rsaDecrypt),
	}
	for name, h := range hashings {
		out[name] = textFunc(1, func(a []string) (string, error) { return h.of([]byte(a[0])), nil })
	}
	return out
}

// namespaces are the four that the standard for UUIDs gives names to.
var namespaces = map[string]string{
	"dns":  "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
	"url":  "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
	"oid":  "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
	"x500": "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
}

var uuidPattern = regexp.MustCompile(`^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$`)

// uuidV5 is the first 16 bytes of the SHA-1 of namespace and name, with the
// version and the variant written over them.
func uuidV5(a []string) (string, error) {
	space, ok := namespaces[a[0]]
	if !ok {
		space = a[0]
	}
	if !uuidPattern.MatchString(space) {
		return "", fmt.Errorf("%q is not a namespace", a[0])
	}
	id, err := hex.DecodeString(space[:8] + space[9:13] + space[14:18] + space[19:23] + space[24:])
	if err != nil {
		return "", err
	}
	sum := sha1.Sum(append(id, a[1]...)) //nolint:gosec // the standard says so
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16]), nil
}

// rsaDecrypt reads keys in the PKCS formats; those of OpenSSH are left alone.
func rsaDecrypt(a []string) (string, error) {
	secret, err := base64.StdEncoding.DecodeString(a[0])
	if err != nil {
		return "", errors.New("it is not valid base64")
	}
	block, _ := pem.Decode([]byte(a[1]))
	if block == nil {
		return "", errors.New("there is no key")
	}
	key, err := rsaKey(block)
	if err != nil {
		return "", err
	}
	out, err := rsa.DecryptPKCS1v15(nil, key, secret) //nolint:staticcheck // the function is defined by it
	if err != nil {
		return "", errors.New("the key does not fit")
	}
	return string(out), nil
}

func rsaKey(block *pem.Block) (*rsa.PrivateKey, error) {
	switch block.Type {
	case "RSA PRIVATE KEY":
		return x509.ParsePKCS1PrivateKey(block.Bytes)
	case "PRIVATE KEY":
		k, err := x509.ParsePKCS8PrivateKey(block.Bytes)
		if err != nil {
			return nil, err
		}
		if k, ok := k.(*rsa.PrivateKey); ok {
			return k, nil
		}
		return nil, errors.New("the key is not an RSA key")
	case "OPENSSH PRIVATE KEY":
		return nil, unreadable{"keys in the format of OpenSSH are not read"}
	}
	return nil, errors.New("there is no private key")
}
