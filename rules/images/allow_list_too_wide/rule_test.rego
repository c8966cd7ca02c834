package rules.images.allow_list_too_wide_test

import data.rules.images.allow_list_too_wide as rule

test_unanchored if {
	count(rule.deny) == 1 with input as {"policy": {"assignments": [{"name": "images", "applies_to_cluster": true, "allowed_images": "shop\\.azurecr\\.io/.+$"}]}}
}

test_any_tenant if {
	count(rule.deny) == 1 with input as {"policy": {"assignments": [{"name": "images", "applies_to_cluster": true, "allowed_images": "^.+azurecr.io/.+$"}]}}
}

test_dot if {
	count(rule.deny) == 1 with input as {"policy": {"assignments": [{"name": "images", "applies_to_cluster": true, "allowed_images": "^shop.azurecr.io/.+$"}]}}
}

test_silent[note] if {
	some note, cluster in {
		"good": {"policy": {"assignments": [{"name": "images", "applies_to_cluster": true, "allowed_images": "^shop\\.azurecr\\.io/.+$"}]}},
		"two": {"policy": {"assignments": [{"name": "images", "applies_to_cluster": true, "allowed_images": "^(shop|mcr\\.microsoft)\\.(azurecr\\.io|com)/.+$"}]}},
		"not written": {"policy": {"assignments": [{"name": "images", "applies_to_cluster": true, "allowed_images": null}]}},
		"another cluster": {"policy": {"assignments": [{"name": "images", "applies_to_cluster": false, "allowed_images": "x"}]}},
		"unknown": {"policy": {"assignments": [{"name": "images", "applies_to_cluster": true}]}},
	}
	count(rule.deny) == 0 with input as cluster
}
