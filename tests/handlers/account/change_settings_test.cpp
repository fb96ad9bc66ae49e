// account/change_settings
