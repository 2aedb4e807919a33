/**
 * Columns that name a person, or may, and are not in what is handed out to them: `table.column`, and why. A test holds
 * every column of every table against this and against what is told.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'person_identities.person_id': 'the same openid as in wechat_accounts, kept to find the person by it',
  'memberships.confirmed_by': 'what somebody confirmed is where another lives',
  'memberships.planned': 'ids of who fixed it and who takes over: others’; the day is told',
  'memberships.ending': 'ids of who ended it and who took over: others’; when it ended is told',
  'attendances.recorded_by': 'somebody else’s presence, written down by hand',
  'pending_acts.payload': 'a draft, which may name others; what became of it is an event, and told as such',
  'erasures.person_id': 'who closed their account: nobody stands behind it who could ask',
  'neighbours.keeper_id': 'the neighbour’s data, not the keeper’s',
  'neighbours.added_by': 'the neighbour’s data, not the keeper’s',
  'neighbours.removed_by': 'the neighbour’s data, not the keeper’s',
  'neighbour_links.started_by_id': 'another’s way back to what was relayed for them; one’s own is told by person_id',
  'neighbour_links.settled_by': 'another’s way back to what was relayed for them; one’s own is told by person_id',
  'neighbour_consents.noted_by': 'the neighbour’s consent, not that of who wrote it down',
  'answered_requests.person_id': 'a key made by the phone, to know a retry by; forgotten after a month',
  'outbox.announcement': 'work under way: becomes messages within seconds, and those are told',
  'outbox.trace_id': 'names a request in the log, which names nobody',
  'case_talks.people': 'names of those who were at the table, as somebody wrote them down: no ids, and others’',
  'dead_letters.data': 'ids for the machine: which delivery or event failed',
  'unit_owners.matched_by': 'the owner’s data, not that of who matched them; that they did is told with the steps',
  'messages.data': 'what the sentence is made of: numbers and labels of the case; kind, time and case are told',
}
