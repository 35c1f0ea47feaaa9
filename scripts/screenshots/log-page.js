import { escapeHtml, makePage } from './html.js'

const style = `
body { margin: 0; padding: 16px; background: #0d1117; color: #f0f6fc; width: 888px;
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
.step { display: flex; gap: 8px; align-items: center; height: 36px; padding: 0 12px; font-weight: 600; font-size: 13px;
  border-radius: 6px; background: #212830; }
.step time { margin-left: auto; color: #9198a1; font-weight: 400; font-size: 12px; }
.lines { margin-top: 8px; font: 12px/20px ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
.line { display: flex }
.number { flex: 0 0 44px; padding-right: 12px; box-sizing: border-box; text-align: right; color: #9198a1 }
.text { white-space: pre-wrap; overflow-wrap: anywhere; padding-left: 16px }
.group { padding-left: 0 }
.group::before { content: "▸"; display: inline-block; width: 16px; color: #9198a1 }
.warning { color: #d29922 } .error { color: #f85149 } .notice { color: #58a6ff }
.text a { color: inherit; text-decoration: underline }
.ansi-green-fg { color: #3fb950 } .ansi-cyan-fg { color: #39c5cf } .ansi-red-fg { color: #ff7b72 }
.ansi-yellow-fg { color: #d29922 } .ansi-blue-fg { color: #58a6ff } .ansi-magenta-fg { color: #bc8cff }
`

const tick = `<svg width="16" height="16" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#9198a1"/>
<path d="M4.5 8.2 7 10.7l4.6-4.9" fill="none" stroke="#0d1117" stroke-width="1.8"/></svg>`

const annotations = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' }

/** Renders a step's log like GitHub, with the runner's own group closed and all others open. */
export function logPage({ name, uses, inputs, seconds, entries }, { AnsiUp }) {
  const ansi = new AnsiUp()
  ansi.use_classes = true
  const inputLines = inputs.filter(([, value]) => value !== '').flatMap(([, value]) => value.split('\n'))
  // The closed group's lines still count: `with:`, and those of each input.
  const hidden = 1 + inputLines.length
  const head = line(1, 'group', escapeHtml(`Run ${uses}`))
  const visible = entries.flatMap(visibleLines)
  const lines = visible.map(({ kind, text }, index) =>
    line(index + 2 + hidden, kind, withLinks(ansi.ansi_to_html(text))),
  )
  const body = `<div class="step">${tick}${escapeHtml(name)}<time>${seconds}s</time></div>
<div class="lines">${[head, ...lines].join('\n')}</div>`
  return makePage(name, style, body, '')
}

/** Returns the lines that the runner shows of an entry. It hides most commands. */
function visibleLines({ text, command }) {
  if (text !== undefined) return [{ kind: '', text }]
  const { name, data } = command
  if (name === 'stop-commands') return [{ kind: '', text: '::stop-commands::***' }]
  if (name === 'group') return [{ kind: 'group', text: data }]
  const label = annotations[name]
  return label
    ? data.split('\n').map((part, index) => ({ kind: name, text: index === 0 ? label + part : part }))
    : []
}

function line(number, kind, html) {
  return `<div class="line"><span class="number">${number}</span><span class="text ${kind}">${html}</span></div>`
}

function withLinks(html) {
  return html.replace(/https?:\/\/[^\s<]*[^\s<:.,;]/g, (url) => `<a href="${url}">${url}</a>`)
}
