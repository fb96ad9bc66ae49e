// live/announce_typing
