// athlete/preview_coach_view
