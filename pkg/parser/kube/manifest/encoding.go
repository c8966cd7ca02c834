package manifest

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// fromUTF16 turns UTF-16 with a byte order mark into UTF-8. Half a pair becomes
// bytes that are no UTF-8, so that whoever reads them says where it is.
func fromUTF16(data []byte) ([]byte, bool) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		order = binary.BigEndian
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		order = binary.LittleEndian
	default:
		return nil, false
	}
	data = data[2:]
	out := make([]byte, 0, len(data)/2)
	for len(data) >= 2 {
		unit := rune(order.Uint16(data))
		data = data[2:]
		if !utf16.IsSurrogate(unit) {
			out = utf8.AppendRune(out, unit)
			continue
		}
		if len(data) >= 2 {
			if r := utf16.DecodeRune(unit, rune(order.Uint16(data))); r != utf8.RuneError {
				out, data = utf8.AppendRune(out, r), data[2:]
				continue
			}
		}
		out = append(out, 0xED)
	}
	if len(data) > 0 {
		out = append(out, 0xED)
	}
	return out, true
}
