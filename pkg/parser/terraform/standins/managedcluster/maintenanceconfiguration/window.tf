# A maintenance window.

variable "parent_id" {}

variable "configuration" {}

variable "absent" {
  default = null
}

resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters/maintenanceConfigurations@2026-03-01"
  name      = var.configuration.name
  parent_id = var.parent_id
  body = {
    properties = {
      maintenanceWindow = try(var.configuration.maintenance_window, var.absent) == null ? null : {
        durationHours = try(var.configuration.maintenance_window.duration_hours, var.absent)
        notAllowedDates = try(var.configuration.maintenance_window.not_allowed_dates, var.absent) == null ? null : [for item in var.configuration.maintenance_window.not_allowed_dates : {
          end   = try(item.end, var.absent)
          start = try(item.start, var.absent)
        }]
        schedule = try(var.configuration.maintenance_window.schedule, var.absent) == null ? null : {
          absoluteMonthly = try(var.configuration.maintenance_window.schedule.absolute_monthly, var.absent) == null ? null : {
            dayOfMonth     = try(var.configuration.maintenance_window.schedule.absolute_monthly.day_of_month, var.absent)
            intervalMonths = try(var.configuration.maintenance_window.schedule.absolute_monthly.interval_months, var.absent)
          }
          daily = try(var.configuration.maintenance_window.schedule.daily, var.absent) == null ? null : {
            intervalDays = try(var.configuration.maintenance_window.schedule.daily.interval_days, var.absent)
          }
          relativeMonthly = try(var.configuration.maintenance_window.schedule.relative_monthly, var.absent) == null ? null : {
            dayOfWeek      = try(var.configuration.maintenance_window.schedule.relative_monthly.day_of_week, var.absent)
            intervalMonths = try(var.configuration.maintenance_window.schedule.relative_monthly.interval_months, var.absent)
            weekIndex      = try(var.configuration.maintenance_window.schedule.relative_monthly.week_index, var.absent)
          }
          weekly = try(var.configuration.maintenance_window.schedule.weekly, var.absent) == null ? null : {
            dayOfWeek     = try(var.configuration.maintenance_window.schedule.weekly.day_of_week, var.absent)
            intervalWeeks = try(var.configuration.maintenance_window.schedule.weekly.interval_weeks, var.absent)
          }
        }
        startDate = try(var.configuration.maintenance_window.start_date, var.absent)
        startTime = try(var.configuration.maintenance_window.start_time, var.absent)
        utcOffset = try(var.configuration.maintenance_window.utc_offset, var.absent)
      }
      notAllowedTime = try(var.configuration.not_allowed_time, var.absent) == null ? null : [for item in var.configuration.not_allowed_time : {
        end   = try(item.end, var.absent)
        start = try(item.start, var.absent)
      }]
      timeInWeek = try(var.configuration.time_in_week, var.absent) == null ? null : [for item in var.configuration.time_in_week : {
        day       = try(item.day, var.absent)
        hourSlots = try(item.hour_slots, var.absent)
      }]
    }
  }
}
