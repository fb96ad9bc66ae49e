import type { Role } from '$lib/api/types';

export interface Section {
  name: 'profile' | 'coach' | 'security' | 'notifications' | 'data' | 'appearance';
  label: string;
  /** One sentence: what is there. */
  text: string;
}

const sections: (Section & { role?: Role })[] = [
  { name: 'profile', label: 'Profile', text: 'Your name, and how dates and weights read.' },
  { name: 'coach', label: 'Coach profile', text: 'What athletes learn about you.', role: 'coach' },
  { name: 'security', label: 'Security', text: 'E-mail, password, read receipts, signed-in devices.' },
  { name: 'notifications', label: 'Notifications', text: 'What you are told, and where.' },
  { name: 'data', label: 'Your data', text: 'Take it with you, or delete your account.' },
  { name: 'appearance', label: 'Appearance', text: 'Light or dark.' },
];

/** The settings that somebody with these roles has. */
export function sectionsFor(roles: readonly Role[]): Section[] {
  return sections.filter(({ role }) => !role || roles.includes(role));
}
