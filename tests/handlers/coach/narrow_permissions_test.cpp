// coach/narrow_permissions
