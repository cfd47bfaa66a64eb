/** How an emulated agent keeps the output of a run: as agents do now, or as those up to v578 of early 2024. */
export const outputProfiles = ['ring', 'legacy'] as const;
export type OutputProfile = (typeof outputProfiles)[number];
