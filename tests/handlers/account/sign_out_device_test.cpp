// account/sign_out_device
