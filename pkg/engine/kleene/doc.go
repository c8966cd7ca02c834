// Package kleene evaluates compiled rules over a document with holes in it.
//
// A hole is a value that exists but is not known. Rego alone cannot tell it from
// a value that is absent, so a rule that negates or counts would accuse on what
// it does not see. Here every derivation carries the holes it came through: an
// answer without any holds whatever the holes turn out to be, an answer with
// some may hold or not, and what is not answered cannot hold. This is Kleene's
// three-valued logic, and where the document has no holes the answers are those
// of Rego itself.
//
// The evaluator errs on the side of "may": it does not notice that two
// possibilities exclude each other or together leave none out.
//
// An index is the place of an element in the document as it is shown, whatever
// becomes of elements that may not be there: it names the element.
//
// Modules come compiled by OPA; what its compiler rewrites away does not occur
// here. Constructs that rules have no use for (with, whole packages as
// documents) are refused with [ErrUnsupported].
package kleene
