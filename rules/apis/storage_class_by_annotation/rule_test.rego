package rules.apis.storage_class_by_annotation_test

import data.rules.apis.storage_class_by_annotation as rule

_input(annotations) := {"kube": {"claims": [{"address": "PersistentVolumeClaim shop/data", "annotations": annotations}]}}

test_bad if {
	some finding in rule.deny with input as _input({"volume.beta.kubernetes.io/storage-class": "managed-csi"})
	finding.path == ["kube", "claims", 0, "annotations"]
}

test_silent if {
	count(rule.deny) == 0 with input as _input({})
	count(rule.deny) == 0 with input as {"kube": {"claims": [{"address": "a"}]}}
}
