// background/publish_events
