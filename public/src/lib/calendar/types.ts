export interface CalendarEntry {
  id: string;
  title: string;
  scheduledFor: string;
  status: 'assigned' | 'completed' | 'skipped' | 'excused';
  programId: string | null;
  programTitle: string | null;
  runId: string | null;
  coachId: string | null;
  athleteId: string;
  mayMove: boolean;
  reason: string | null;
  exerciseCount: number;
  setCount: number;
  logId: string | null;
}
