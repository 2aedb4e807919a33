/** Sizes and counts a person meets; stated once, read by the API's schemas and by the forms. */
export const LIMITS = {
  whistleTextChars: 1_000,
  photosPerEntry: 9,
  photoBytes: 10 * 1024 * 1024,
  boxesPerPhoto: 20,
  titleChars: 30,
  reasonChars: 500,
  replyChars: 300,
  nodeTitleChars: 40,
  nodesPerPlan: 20,
  /** Fewer matters than these that a reader may not see would point at somebody. */
  fewestTold: 5,
  placeChars: 40,
  nameChars: 20,
  partChars: 40,
  topicChars: 60,
  talkPeople: 20,
  officialChars: 20,
  publicationChars: 1_000,
  whistlesPerDay: 5,
  /** A day, by one person: me-too, urging and reports of pages. */
  joinsPerDay: 20,
  reportsPerDay: 10,
  /** A block ends by then at the latest; its second word is given within these days. */
  blockDays: 90,
  blockProposalDays: 7,
  falseUrgents: 2,
  falseUrgentDays: 30,
  similarDays: 30,
  /** WeChat says what it finds on a photo within this time; afterwards a person looks without it. */
  verdictMinutes: 30,
  voiceSeconds: 60,
  /** Parts in which the loudness of a recording is kept. */
  voicePeaks: 32,
  voiceBytes: 3 * 1024 * 1024,
  roomChars: 20,
  reachNoteChars: 60,
  /** Concerns that leave the phone together after one round of visits. */
  relaysPerRound: 20,
  /** Neighbours in one table that is read in. */
  rowsPerSheet: 500,
  sheetBytes: 256 * 1024,
  saidChars: 500,
  /** How often somebody may say that an entry on a building head's list is them. */
  claims: 3,
  claimDays: 30,
  demandChars: 300,
  /** 挂账 and pauses end by then at the latest. */
  reviewDays: 90,
  /** How often a day somebody may have everything about them put together. */
  exportsPerDay: 3,
  /** So long the address of such a file is good, and once. */
  exportLinkMinutes: 15,
  /** A new community: its names, and the buildings that come with an estate. */
  communityChars: 20,
  shortNameChars: 6,
  buildingsPerEstate: 300,
  /** An invitation ends by then at the latest, and lets in no more. */
  invitationDays: 30,
  invitationUses: 50,
  /** Slips for the homes of one building, good until then at the latest. */
  homeCodes: 200,
  homeCodeDays: 90,
  /** Codes of homes that one person may get wrong within an hour. */
  homeCodeTries: 5,
  /** The workbook that brings in a community: bytes, bytes when unpacked, rows of all sheets, and what is told of what is wrong. */
  importBytes: 5 * 1024 * 1024,
  importUnpackedBytes: 100 * 1024 * 1024,
  importRows: 50_000,
  importFaults: 200,
  /** People on the roster of one workbook. */
  rosterRows: 500,
  ownersPerUnit: 10,
  /** So far ahead the day of an ending may be fixed. */
  endingDays: 90,
} as const
