import type { components } from '$schema';

export type CalendarEntry = components['schemas']['CalendarEntry'];
