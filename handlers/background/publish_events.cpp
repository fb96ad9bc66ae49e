// background/publish_events: publishes what happened to the pages that listen.
#include "endpoint.h"
#include "live/publisher.h"

int main() { return tp::live::publishEvents(endpoint.source); }
