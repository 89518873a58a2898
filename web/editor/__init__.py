"""The blueprint `editor`: a page as a translator works on it, complete without scripts.

Scripts (`static/editor.js`, loaded by `editor/show.html`) build on what stands here and on nothing else.

Routes (LANG and PAGE as everywhere, UNIT a unit's id, N its number in the page from 1)
    GET  /LANG/translate/PAGE?mode=&state=&check=&unit=&at=    the editor (`editor.show`)
         mode   page (default), list, focus
         state  empty (all), untranslated, outdated, translated, reviewed, open (untranslated or outdated), errors,
                warnings (checks find something in them)
         check  the id of a check: the units in which it finds something; implies state=warnings
         unit   the unit that is open (permalink)
         at     list: begin with the first unit of the filter whose number is at least this; 50 a page
    GET  /LANG/translate/PAGE/-/UNIT?mode=&state=&at=   that unit's editor alone: the fragment below (`editor.unit`)
    GET  /LANG/translate/PAGE/-/UNIT/history?mode=&…    all that is known of its translations (`editor.history`); with
         `beside=1` the list alone, whose buttons `take` a text as those of the aids do
    POST /LANG/translate/PAGE/-/UNIT                    save (`editor.save`)
    POST /LANG/translate/PAGE/-/UNIT/check              JSON {"text"} → what is said of it (`editor.check`):
         {"issues": [{"check", "name", "severity", "message", "dismissed"}], "fixes": [{"id", "name", "text"}],
          "html": what stands in `#kN`}
Other blueprints: /LANG/search?q= (concordance, `&beside=1` for the hits alone), /LANG/terms, /LANG/fill?page=

Form fields of a save: text, base (the digest that was seen), mode, state, at, saved (repeated: units that stay in the
list although they left its filter), check, csrf_token (or the header X-CSRFToken), then:
    empty or `next`   save, go to the next unit of the filter
    `stay`            save, stay
    `keep`            the outdated text is still correct (an empty text means the one that is there), go to the next
    `review`          save and mark as reviewed, go to the next
    `outdated`        save as outdated, stay: what an undo puts back
and, from `#kN`: seen (the token of warnings that were shown: a text with others is not saved but answered with them;
`all` for texts that are put back), dismissed (repeated: checks whose warnings are dismissed with this save), judged
(the token of what was found when they were).
Instead of then, and nothing is saved by these: take (a text of the aids or a fix, which the answer, 200, to browsers
only, shows in the box); dismiss or restore (a check: at once for a saved text, else with the next save; a script gets
what `check` answers); machine (asks the service; a script gets {"html"} for `.suggested`).
Answers to a browser: 303 to the editor with a flash message; 409 (`editor/collision.html`), 422, 500, 503 with the
text kept in a form. Answers to `Accept: application/json`:
    200 {"unit", "number", "digest", "state", "state_name", "html", "lang", "dir", "fallback", "outdated",
         "counts", "percent", "words_left", "progress", "strip", "next": "ID" | null, "message"}
        html      the new inner html of the piece (mode `page`, else "")
        lang, dir, fallback, outdated   of the text that the page shows for the unit now
        counts    {"all", "untranslated", "outdated", "translated", "reviewed", "open", "errors"}, as the filters count
        progress  the new inner html of `#progress`; strip: the new `svg.strip`
    409 {"error", "base", "theirs", "diff_html"}   base: what a save must name now; diff_html: from theirs to mine
    422 {"error", "fault"}                         nothing was saved; a review that is refused after its save is a 200
    422 {"error", "warned": true, "checks": what `check` answers}      warnings that are new; nothing was saved
    400, 404, 413, 500, 503 {"error", "status"}    nothing was saved

The document (`editor/show.html`)
    #work.workhead      data-page, data-language, data-dir, data-mode, data-state, data-csrf, data-show-url (the
                        editor), data-unit-url (up to and with `/-/`: append encodeURIComponent(UNIT))
    svg.strip           rect[data-unit][data-number]; data-fits: in the filter, where its state does not tell;
                        rect.here below the open one
    .filters a[data-state] > b   its count; the current one has aria-current
    #progress           percent and words to go
    a[rel=prev], a[rel=next]     (focus) the units before and after in the filter; data-unit
    #units              the container: article.doc (page), ol.pairs (list), div.focus (focus)
    #hidden             (page) ol of units that are nowhere on the rendered page: title, front matter, alt texts
    .tx[data-unit=UNIT]#uN   (page) each piece, of the page and of #hidden; class `fallback` or `stale`; lang, dir.
                        A text spread over several elements has several with that data-unit, the first has the id.
                        `html` of a save is the inner html of the one; "" where there are several: load the page anew
    a.gut[href]         (page) a unit's number and state; leads to `?mode=page&unit=UNIT`
    li[data-unit]#uN    (list) a unit's row
    #search-form, #term-form   the forms of fields beside units, which stand in no form of their own
    #status             role=status, empty: for scripts
    .keybar             the keys

The fragment (`editor/_unit.html`) has as its root `form.unit.open` (page), `li` (list) or `div.focus` (focus); the
latter two hold the form. In every mode that is
    form.unit-form#fN[data-unit=UNIT][data-number=N][data-state][data-source][data-check-url], action = where it saves
        textarea#tN[name=text]    lang, dir, spellcheck; placeholder = the source when untranslated
        input[name=base|mode|state|at|saved|csrf_token]
        .source-text              the source: .mk[data-kind] markup, .ws[data-char="U+00A0"] sign of an invisible one
        .kit button[data-insert]  data-close where text stands between (pairs); data-key="1"…"9" for the source's markup
        .length                   b.target-length, b.source-length: characters (code points)
        .source-text .term        a term of the glossary: data-insert, data-tip
        #kN[role=status]          the place of checks: ul.checks > li.error, .warn, .fix, .dismissed or .ok, each with
                                  .level, .message and its buttons
        button[type=submit]       primary (no name); name=then: stay, keep (outdated only), review
        .aids button[name=take]   its value is a text that is suggested (focus: beside the form, tied to it by form=fN);
                                  scripts number them for Ctrl+M, and `.terms button[data-insert]` for Ctrl+G
        .past .told               the latest edits; a.whole-history below it leads to all, which scripts put there
        .draft-note               where something else stands in the box than what is saved
        a.close-unit              the editor without `unit`
"""

from web.editor.views import blueprint

__all__ = ["blueprint"]
