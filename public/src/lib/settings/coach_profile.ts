import type { CoachProfile } from '$lib/api/types';

/** A coach's profile as it is typed: empty text where there is nothing. */
export interface ProfileDraft {
  specializations: string[];
  certifications: string[];
  bio: string;
  phone: string;
  website: string;
  clientLimit: string;
  isActive: boolean;
}

export function draftOf(profile: CoachProfile | null): ProfileDraft {
  return {
    specializations: [...(profile?.specializations ?? [])],
    certifications: [...(profile?.certifications ?? [])],
    bio: profile?.bio ?? '',
    phone: profile?.phone ?? '',
    website: profile?.website ?? '',
    clientLimit: profile?.clientLimit == null ? '' : String(profile.clientLimit),
    isActive: profile?.isActive ?? true,
  };
}

/** As the API takes it. Call it only where neither field has a problem. */
export function toProfile(draft: ProfileDraft): CoachProfile {
  const textOrNull = (text: string) => text.trim() || null;
  return {
    specializations: draft.specializations,
    certifications: draft.certifications,
    bio: textOrNull(draft.bio),
    phone: textOrNull(draft.phone),
    website: draft.website.trim() ? withScheme(draft.website.trim()) : null,
    clientLimit: draft.clientLimit.trim() ? Number(draft.clientLimit) : null,
    isActive: draft.isActive,
  };
}

/** Whether both would be stored alike. */
export function isSame(one: ProfileDraft, other: ProfileDraft): boolean {
  return JSON.stringify(stripped(one)) === JSON.stringify(stripped(other));
}

/** What is wrong with a website, or null. People write addresses without `https://`. */
export function websiteProblem(website: string): string | null {
  if (!website.trim()) return null;
  const wrong = 'This is not an address like https://example.com.';
  try {
    const { protocol, hostname } = new URL(withScheme(website.trim()));
    return /^https?:$/.test(protocol) && hostname.includes('.') ? null : wrong;
  } catch {
    return wrong;
  }
}

export function limitProblem(limit: string): string | null {
  return /^(|[1-9]\d{0,4}|100000)$/.test(limit.trim())
    ? null
    : 'This is a whole number up to 100000, or empty.';
}

function stripped(draft: ProfileDraft): ProfileDraft {
  const { specializations, certifications, isActive, ...texts } = draft;
  const trimmed = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim()]));
  return { specializations, certifications, isActive, ...trimmed } as ProfileDraft;
}

function withScheme(website: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(website) ? website : `https://${website}`;
}
