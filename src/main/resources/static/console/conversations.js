'use strict';
// The agents' page: keeps the conversation alive, sends what is typed, loses none of it.
(() => {
    const byId = id => document.getElementById(id);

    // The lists: arrows walk through them. They are drawn anew from time to time, so the listener sits on the page.
    document.addEventListener('keydown', event => {
        const card = event.target.closest('.cards a, .tabs a');
        const step = {ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity}[event.key];
        if (!card || !step || event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        const all = [...card.closest('ul').querySelectorAll('a')];
        event.preventDefault();
        all[Math.max(0, Math.min(all.length - 1, all.indexOf(card) + step))].focus();
    });

    const talk = byId('conversation');
    if (!talk) {
        return;
    }
    const {id, api, media, page, now, csrf} = talk.dataset;
    const log = byId('log');
    const desk = byId('desk');
    const refusal = byId('refusal');
    const told = byId('told');
    const newer = byId('newer');
    const state = () => byId('state').dataset;
    const may = what => state()[what] === 'true';

    // What is shown follows the server.

    const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    const toEnd = () => {
        log.scrollTop = log.scrollHeight;
        newer.hidden = true;
    };

    /** Only what is new or different is touched: a screen reader reads what is added, and who reads is not thrown about. */
    function showMessages(fresh) {
        const stay = !atEnd();
        const list = byId('messages');
        const ids = new Set([...fresh.children].map(item => item.id));
        [...list.children].filter(item => !ids.has(item.id)).forEach(item => item.remove());
        let added = false;
        let place = list.firstElementChild;
        for (const item of [...fresh.children]) {
            const known = byId(item.id);
            const same = known && known.outerHTML === item.outerHTML;
            added = added || !known;
            if (known && !same) {
                place = place === known ? item : place;
                known.replaceWith(item);
            }
            const shown = same ? known : item;
            if (shown !== place) {
                list.insertBefore(shown, place);
            }
            place = shown.nextElementSibling;
        }
        if (!stay) {
            toEnd();
        } else if (added) {
            newer.hidden = false;
        }
    }

    function showState(fresh) {
        const old = byId('state');
        if (old.outerHTML !== fresh.outerHTML) {
            old.replaceWith(fresh);
        }
        apply();
    }

    function apply() {
        if (!desk) {
            return;
        }
        const readOnly = may('readOnly');
        const typed = byId('text').value !== '';
        ['claim', 'release', 'recontact'].forEach(action => { byId(action).hidden = !may(action); });
        for (const button of desk.querySelectorAll('.tools [data-panel]')) {
            button.hidden = readOnly || !may(button.dataset.needs);
        }
        for (const form of desk.querySelectorAll('form')) {
            form.querySelectorAll('button[type=submit]').forEach(button => { button.disabled = !may(form.dataset.needs); });
        }
        // Who began to type keeps the text before their eyes, whatever happened meanwhile.
        byId('composer').hidden = !typed && !may('write') && (readOnly || state().closed === 'true');
        if (readOnly && !open()?.contains(document.activeElement)) {
            fold();
        }
    }

    let reading = false;
    let again = false;

    async function refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        try {
            // As htmx does: an ended session is then a 401 and not a login page.
            const answer = await fetch(now, {headers: {'HX-Request': 'true'}, cache: 'no-store'});
            if (answer.ok) {
                const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
                showState(fresh.getElementById('state'));
                showMessages(fresh.getElementById('messages'));
                tell('');
            } else {
                tell(lost(answer.status));
            }
        } catch (offline) {
            tell('No connection: what you see may be old.');
        } finally {
            reading = false;
            if (again) {
                again = false;
                refresh();
            }
        }
    }

    function lost(status) {
        return status === 401 ? 'Your session has ended: sign in again in another tab. What you typed is kept.'
            : 'This conversation cannot be read any more.';
    }

    function tell(text) {
        if (told.textContent !== text) {
            told.textContent = text;
        }
    }

    let stream = null;
    let retry = null;

    function listen() {
        clearTimeout(retry);
        stream = new EventSource(api + '/events');
        stream.addEventListener('changed', refresh);
        stream.onerror = () => {
            if (stream && stream.readyState === EventSource.CLOSED) {
                refresh();
                retry = setTimeout(listen, 5000);
            }
        };
    }

    function rest() {
        clearTimeout(retry);
        stream?.close();
        stream = null;
    }

    // A page nobody looks at takes no connection: a browser has only six for us.
    document.addEventListener('visibilitychange', () => document.hidden ? rest() : listen());
    window.addEventListener('pagehide', rest);
    window.addEventListener('pageshow', event => event.persisted && listen());
    newer.addEventListener('click', toEnd);
    log.addEventListener('scroll', () => { newer.hidden = newer.hidden || atEnd(); });
    log.addEventListener('load', event => event.target.tagName === 'IMG' && atEnd() && toEnd(), true);
    toEnd();
    listen();
    if (!desk) {
        return;
    }

    // What is typed outlives a refusal, a reload and the end of the window.

    const drafts = 'conversation-' + id;
    const fields = () => [...desk.querySelectorAll('input:not([type=file]), textarea, select')].filter(field => field.id);

    function keep() {
        const typed = Object.fromEntries(fields().filter(field => field.value).map(field => [field.id, field.value]));
        try {
            sessionStorage.setItem(drafts, JSON.stringify(typed));
        } catch (full) {
            // Kept on the page at least.
        }
    }

    function restore() {
        let typed = {};
        try {
            typed = JSON.parse(sessionStorage.getItem(drafts)) || {};
        } catch (unreadable) {
            return;
        }
        // The template first: its variables have fields of their own.
        if (typed.template && byId('template')) {
            byId('template').value = typed.template;
        }
        templateChoice.choose();
        fields().filter(field => field.id in typed && [field.tagName !== 'SELECT', [...(field.options || [])]
            .some(option => option.value === typed[field.id])].includes(true)).forEach(field => { field.value = typed[field.id]; });
        templateChoice.preview();
    }

    desk.addEventListener('input', keep);

    // Panels: one at a time; Esc folds it and goes back to its button.

    const panels = () => [...desk.querySelectorAll('.tools [data-panel]')];
    const panel = button => byId(button.dataset.panel + '-panel');
    const open = () => panels().filter(button => button.getAttribute('aria-expanded') === 'true').map(panel)[0];

    function fold() {
        panels().forEach(button => {
            button.setAttribute('aria-expanded', 'false');
            panel(button).hidden = true;
        });
    }

    panels().forEach(button => button.addEventListener('click', () => {
        const unfold = button.getAttribute('aria-expanded') !== 'true';
        fold();
        if (unfold) {
            button.setAttribute('aria-expanded', 'true');
            panel(button).hidden = false;
            panel(button).querySelector('input, textarea, select')?.focus();
        }
    }));

    desk.addEventListener('keydown', event => {
        const form = event.target.closest('form');
        if (event.key === 'Escape' && form && form.classList.contains('panel')) {
            fold();
            panels().find(button => panel(button) === form).focus();
        } else if (event.key === 'Enter' && event.target.tagName === 'TEXTAREA' && !event.isComposing
                && (event.ctrlKey || event.metaKey || form.id === 'composer' && !event.shiftKey)) {
            event.preventDefault();
            form.requestSubmit();
        }
    });

    // Sending: one thing at a time.

    function refuse(text) {
        refusal.textContent = text;
        refusal.hidden = !text;
    }

    async function call(address, body) {
        const json = !(body instanceof FormData);
        let answer;
        try {
            answer = await fetch(address, {method: 'POST', body: json ? JSON.stringify(body || {}) : body,
                headers: {'X-CSRF-TOKEN': csrf, 'Accept': 'application/json', ...json && {'Content-Type': 'application/json'}}});
        } catch (offline) {
            throw new Error('No connection: look whether it was sent before you try again. What you typed is kept.');
        }
        const problem = await answer.json().catch(() => ({}));
        if (!answer.ok) {
            throw new Error(said(problem, answer.status));
        }
        return problem;
    }

    function said(problem, status) {
        if (status === 401) {
            return lost(401);
        }
        if (problem.errors && problem.errors.length) {
            return problem.errors.map(error => error.message).join(' ');
        }
        return problem.detail || 'It was refused (' + status + ').';
    }

    let busy = false;

    async function once(act) {
        if (busy) {
            return;
        }
        busy = true;
        desk.setAttribute('aria-busy', 'true');
        refuse('');
        try {
            await act();
        } catch (no) {
            refuse(no.message);
        } finally {
            busy = false;
            desk.removeAttribute('aria-busy');
            refresh();
        }
    }

    let uploaded = {};

    async function upload(file) {
        if (uploaded.file !== file) {
            const form = new FormData();
            form.append('file', file);
            uploaded = {file, id: (await call(media, form)).id};
        }
        return uploaded.id;
    }

    const value = field => byId(field).value.trim();
    const rows = () => Array.from({length: 10}, (none, n) => n + 1).filter(n => value('row-' + n))
        .map(n => ({id: 'row-' + n, title: value('row-' + n), description: value('more-' + n) || undefined}));

    const messages = {
        text: () => ({type: 'text', text: byId('text').value}),
        media: async () => {
            const file = byId('file').files[0];
            if (!file) {
                throw new Error('Choose a file.');
            }
            return {type: 'media', mediaId: await upload(file), caption: value('caption') || undefined};
        },
        button: () => ({type: 'button', body: byId('buttons-body').value, buttons: ['button-1', 'button-2', 'button-3'].filter(value)
            .map(button => ({id: button, title: value(button)}))}),
        list: () => ({type: 'list', body: byId('list-body').value, button: value('list-button'), sections: [{rows: rows()}]}),
        template: () => ({type: 'template', templateId: value('template'), variables: templateChoice.variables()})
    };

    function clear(form) {
        form.reset();
        keep();
        if (form.classList.contains('panel')) {
            fold();
        }
        templateChoice.choose();
        byId('text').focus();
    }

    desk.addEventListener('submit', event => {
        event.preventDefault();
        const form = event.target;
        if (!may(form.dataset.needs)) {
            refuse(byId('state').querySelector(may('readOnly') ? '.holder' : '.window').textContent.trim());
        } else if (form.id === 'close-panel') {
            once(close);
        } else if (form.id !== 'composer' || byId('text').value.trim()) {
            once(async () => {
                const answer = await call(api + '/messages', await messages[form.dataset.type]());
                clear(form);
                move(answer);
                toEnd();
            });
        }
    });

    /** What begins anew has a conversation of its own. */
    function move(answer) {
        if (answer.interactionId && answer.interactionId !== id) {
            location.assign(page + answer.interactionId + location.search);
        }
    }

    async function close() {
        if (!value('disposition')) {
            throw new Error('Choose how it ended.');
        }
        const heard = [...byId('messages').querySelectorAll('.in')].pop();
        await call(api + '/close', {disposition: value('disposition'), lastSeen: heard ? heard.id.substring(2) : undefined});
        fold();
        byId('close-panel').reset();
        keep();
    }

    byId('recontact').addEventListener('click', () => once(async () => move(await call(api + '/recontact'))));
    ['claim', 'release'].forEach(action => byId(action).addEventListener('click', () => once(async () => {
        await call(api + '/' + action);
        byId('text').focus();
    })));

    restore();
    apply();
})();
