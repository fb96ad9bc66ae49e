// account/list_devices
