// live/authorize_live
