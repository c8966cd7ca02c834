// Package helm renders Helm charts without Helm. In goes the directory of a chart
// and the values files it is installed with; out come the objects that `helm
// template` would print, each value of which knows where it was written: in a
// template, or in the values file that an action of the template prints.
//
// Templates run in an interpreter of our own ([text/template/parse] reads them),
// as the one of the standard library hands out text that does not know where it
// comes from. It does what the original does, value by value, and is held against
// Helm's own engine by tools/kubeoracle. So a text is a list of pieces, each from
// one place, and stays one through include, tpl, toYaml, nindent, default, printf
// and the like; what goes through another function of sprig knows the entries it
// was derived from.
//
// Three things differ from Helm on purpose:
//
//   - What nobody knows is unknown: what is random or a matter of time, a value
//     that the chart requires and the files do not give, and the namespace of the
//     release. A template that has to decide by something unknown is not rendered;
//     that is told, with the place of the decision.
//   - A template that fails does not take the others with it.
//   - What a chart may use is counted: steps, text, output, the depth of calls. A
//     chart that uses more ends, in the same way on every machine.
//
// It refuses to know a cluster (lookup finds nothing, and the APIs are those that
// Helm takes for granted), a network (a chart that is neither vendored nor at a
// path of the repository is missing), and what a values.schema.json says.
package helm
