package azure

import "github.com/akslint/akslint/pkg/value"

// maintenanceWindows are the cluster's blocks that become resources of their
// own, under names that Azure gives a meaning.
func maintenanceWindows() []child {
	const arm = "Microsoft.ContainerService/managedClusters/maintenanceConfigurations"
	planned := []row{
		attr("duration", "maintenanceWindow.durationHours"),
		attr("start_time", "maintenanceWindow.startTime"),
		attr("start_date", "maintenanceWindow.startDate"),
		attr("utc_offset", "maintenanceWindow.utcOffset"),
		derived("frequency interval day_of_week day_of_month week_index", "maintenanceWindow.schedule", schedule),
		blocks("not_allowed", "maintenanceWindow.notAllowedDates", attr("start", "start"), attr("end", "end")),
	}
	return []child{
		{block: "maintenance_window", arm: arm, name: "default", properties: []row{
			blocks("allowed", "timeInWeek", attr("day", "day"), attr("hours", "hourSlots")),
			blocks("not_allowed", "notAllowedTime", attr("start", "start"), attr("end", "end")),
		}},
		{block: "maintenance_window_auto_upgrade", arm: arm, name: "aksManagedAutoUpgradeSchedule", properties: planned},
		{block: "maintenance_window_node_os", arm: arm, name: "aksManagedNodeOSUpgradeSchedule", properties: planned},
	}
}

// schedule writes the one schedule that the frequency names.
func schedule(t *translation, out target, to []string, in *value.Value) {
	frequency := in.Get("frequency")
	word, ok := frequency.Str()
	if !ok {
		if frequency.IsUnknown() {
			out.put(to, frequency, value.Field{})
		}
		return
	}
	rows := map[string][]row{
		"Daily": {attr("interval", "daily.intervalDays")},
		"Weekly": {
			attr("interval", "weekly.intervalWeeks"),
			attr("day_of_week", "weekly.dayOfWeek"),
		},
		"AbsoluteMonthly": {
			attr("interval", "absoluteMonthly.intervalMonths"),
			attr("day_of_month", "absoluteMonthly.dayOfMonth"),
		},
		"RelativeMonthly": {
			attr("interval", "relativeMonthly.intervalMonths"),
			attr("day_of_week", "relativeMonthly.dayOfWeek"),
			attr("week_index", "relativeMonthly.weekIndex"),
		},
	}
	t.rows(target{out.at(to, out.where), out.where}, in, rows[word])
}
