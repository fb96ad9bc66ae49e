// account/sign_out_other_devices
