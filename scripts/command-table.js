/** Returns a row for each topic, such as `apps`; topics of which nothing works, for one reason, share one. */
export function rowsOfTopics(commands) {
  const topics = new Map()
  for (const [id, reason] of Object.entries(commands)) {
    const topic = code(id.split(':')[0])
    topics.set(topic, [...(topics.get(topic) ?? []), { id: code(id), reason }])
  }
  const rows = new Map()
  for (const [topic, entries] of topics) {
    const works = entries.filter(({ reason }) => !reason).map(({ id }) => id)
    const cells = [works.join(', '), explain(byReason(entries), works.length === 0)]
    const key = works.length === 0 ? cells[1] : topic
    rows.set(key, { topics: [...(rows.get(key)?.topics ?? []), topic], cells })
  }
  return [...rows.values()].map(({ topics, cells }) => [topics.join(', '), ...cells])
}

/** Returns why commands do not work. Those of a reason that many have are not listed. */
function explain(reasons, isWholeTopic) {
  if (isWholeTopic && reasons.length === 1) return reasons[0].reason
  const most = reasons.find(({ ids }) => ids.length > 3)
  const listed = reasons.filter((reason) => reason !== most)
  const parts = listed.map(({ reason, ids }) => `${ids.join(', ')}: ${reason}`)
  return [...parts, ...(most ? [`all others: ${most.reason}`] : [])].join('; ')
}

/** Returns the reasons why commands do not work, each with its commands, the most frequent first. */
function byReason(entries) {
  const reasons = new Map()
  for (const { id, reason } of entries) {
    if (reason) reasons.set(reason, [...(reasons.get(reason) ?? []), id])
  }
  const all = [...reasons].map(([reason, ids]) => ({ reason, ids }))
  return all.toSorted((one, other) => other.ids.length - one.ids.length)
}

function code(text) {
  return `\`${text}\``
}
