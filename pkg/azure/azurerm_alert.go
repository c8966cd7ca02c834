package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// alertEntries are rules that raise alerts, and who hears of them.
func alertEntries() map[string]*entry {
	return map[string]*entry{
		"azurerm_monitor_alert_prometheus_rule_group":    prometheusEntry(),
		"azurerm_monitor_metric_alert":                   metricAlertEntry(),
		"azurerm_monitor_scheduled_query_rules_alert_v2": queryAlertEntry(),
		"azurerm_monitor_activity_log_alert": {
			arm:  "Microsoft.Insights/activityLogAlerts",
			rows: top(),
			properties: []row{
				attr("scopes", "scopes"),
				attr("enabled", "enabled").sends(true),
				attr("description", "description"),
				block("criteria", "condition", derived(strings.Join(activityFields(), " "), "allOf", activityConditions)),
				blocks("action", "actions.actionGroups", attr("action_group_id", "actionGroupId"), attr("webhook_properties", "webhookProperties")),
			},
		},
		"azurerm_monitor_action_group": {
			arm:  "Microsoft.Insights/actionGroups",
			rows: top(),
			properties: []row{
				attr("short_name", "groupShortName"),
				attr("enabled", "enabled").sends(true),
				receivers("email_receiver", "emailReceivers"),
				receivers("sms_receiver", "smsReceivers"),
				receivers("voice_receiver", "voiceReceivers"),
				receivers("webhook_receiver", "webhookReceivers"),
				receivers("logic_app_receiver", "logicAppReceivers"),
				receivers("azure_function_receiver", "azureFunctionReceivers"),
				receivers("event_hub_receiver", "eventHubReceivers"),
				receivers("itsm_receiver", "itsmReceivers"),
				receivers("arm_role_receiver", "armRoleReceivers"),
				receivers("azure_app_push_receiver", "azureAppPushReceivers"),
				receivers("automation_runbook_receiver", "automationRunbookReceivers"),
			},
		},
	}
}

// receivers are counted, not read: their names are enough.
func receivers(from, to string) row { return blocks(from, to, attr("name", "name")) }

func prometheusEntry() *entry {
	return &entry{
		arm:  "Microsoft.AlertsManagement/prometheusRuleGroups",
		rows: top(),
		properties: []row{
			attr("scopes", "scopes"),
			attr("cluster_name", "clusterName"),
			attr("description", "description"),
			attr("rule_group_enabled", "enabled"),
			attr("interval", "interval"),
			blocks("rule", "rules",
				attr("alert", "alert"),
				attr("record", "record"),
				attr("expression", "expression"),
				attr("enabled", "enabled"),
				attr("for", "for"),
				attr("severity", "severity"),
				attr("labels", "labels"),
				attr("annotations", "annotations"),
				blocks("action", "actions",
					attr("action_group_id", "actionGroupId"),
					attr("action_properties", "actionProperties")),
				block("alert_resolution", "resolveConfiguration",
					attr("auto_resolved", "autoResolved"),
					attr("time_to_resolve", "timeToResolve"))),
		},
	}
}

func metricAlertEntry() *entry {
	criteria := func(block, kind string, more ...row) row {
		return blocks(block, "criteria.allOf", append([]row{
			fixed("criterionType", kind),
			attr("metric_namespace", "metricNamespace"),
			attr("metric_name", "metricName"),
			attr("aggregation", "timeAggregation"),
			attr("operator", "operator"),
			attr("skip_metric_validation", "skipMetricValidation"),
			blocks("dimension", "dimensions", dimensionRows()...),
		}, more...)...)
	}
	return &entry{
		arm:  "Microsoft.Insights/metricAlerts",
		rows: append(inner(), attr("tags", "tags")),
		properties: []row{
			attr("scopes", "scopes"),
			attr("enabled", "enabled").sends(true),
			attr("auto_mitigate", "autoMitigate").sends(true),
			attr("description", "description"),
			attr("frequency", "evaluationFrequency").sends("PT1M"),
			attr("window_size", "windowSize").sends("PT5M"),
			attr("severity", "severity").sends(3),
			attr("target_resource_type", "targetResourceType"),
			attr("target_resource_location", "targetResourceRegion").with(shortLocation),
			criteria("criteria", "StaticThresholdCriterion", attr("threshold", "threshold")),
			criteria("dynamic_criteria", "DynamicThresholdCriterion",
				attr("alert_sensitivity", "alertSensitivity"),
				attr("evaluation_total_count", "failingPeriods.numberOfEvaluationPeriods").sends(4),
				attr("evaluation_failure_count", "failingPeriods.minFailingPeriodsToAlert").sends(4),
				attr("ignore_data_before", "ignoreDataBefore")),
			blocks("action", "actions",
				attr("action_group_id", "actionGroupId"),
				attr("webhook_properties", "webHookProperties")),
		},
	}
}

func dimensionRows() []row {
	return []row{
		attr("name", "name"),
		attr("operator", "operator"),
		attr("values", "values"),
	}
}

func queryAlertEntry() *entry {
	return &entry{
		arm:  "Microsoft.Insights/scheduledQueryRules",
		rows: top(identityRow()),
		properties: []row{
			attr("scopes", "scopes"),
			attr("display_name", "displayName"),
			attr("description", "description"),
			attr("enabled", "enabled").sends(true),
			attr("severity", "severity"),
			attr("evaluation_frequency", "evaluationFrequency"),
			attr("window_duration", "windowSize"),
			attr("query_time_range_override", "overrideQueryTimeRange"),
			attr("mute_actions_after_alert_duration", "muteActionsDuration"),
			attr("auto_mitigation_enabled", "autoMitigate").sends(false),
			attr("workspace_alerts_storage_enabled", "checkWorkspaceAlertsStorageConfigured").sends(false),
			attr("skip_query_validation", "skipQueryValidation").sends(false),
			attr("target_resource_types", "targetResourceTypes"),
			blocks("criteria", "criteria.allOf",
				attr("query", "query"),
				attr("operator", "operator"),
				attr("threshold", "threshold"),
				attr("time_aggregation_method", "timeAggregation"),
				attr("metric_measure_column", "metricMeasureColumn"),
				attr("resource_id_column", "resourceIdColumn"),
				blocks("dimension", "dimensions", dimensionRows()...),
				block("failing_periods", "failingPeriods",
					attr("minimum_failing_periods_to_trigger_alert", "minFailingPeriodsToAlert"),
					attr("number_of_evaluation_periods", "numberOfEvaluationPeriods"))),
			block("action", "actions",
				attr("action_groups", "actionGroups"),
				attr("custom_properties", "customProperties"),
				attr("email_subject", "actionProperties.emailSubject")),
		},
	}
}

// activityFields are the attributes of an activity log alert that are compared
// for equality.
func activityFields() []string {
	return []string{
		"category", "operation_name", "resource_provider", "resource_type", "resource_group", "resource_id",
		"caller", "level", "status", "sub_status", "recommendation_type",
	}
}

// activityConditions writes each attribute as a condition on the event's field.
func activityConditions(_ *translation, out target, to []string, in *value.Value) {
	var all []*value.Value
	for _, name := range activityFields() {
		f := field(in, []string{name})
		if notWritten(f.Value) {
			continue
		}
		w := where(f.Value, out.where)
		words := strings.Split(name, "_")
		for i := 1; i < len(words); i++ {
			words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
		}
		all = append(all, value.NewObject([]value.Field{
			{Name: "field", Value: value.NewString(strings.Join(words, ""), w).AsImplied()},
			{Name: "equals", Value: f.Value},
		}, w))
	}
	if len(all) > 0 {
		// Lists of values, and blocks for health, are conditions too.
		out.put(to, value.NewList(all, out.where).AsOpen(), value.Field{})
	}
}
