/* The campaign's picture with the contacts on it: numbers every two seconds, who they are on request. */
(function () {
    'use strict';

    const flow = document.getElementById('flow');
    const trouble = document.getElementById('flow-trouble');
    const viewer = new BpmnJS({ container: '#picture' });
    const note = document.getElementById('step-note');
    const buttons = new Map();
    let version = null;
    let chosen = null;

    async function json(path) {
        const answer = await fetch(flow.dataset.api + path, { headers: { Accept: 'application/json' } });
        if (!answer.ok) {
            throw new Error((await answer.json()).detail || 'The server does not answer as it should.');
        }
        return answer.json();
    }

    function named(step) {
        const element = viewer.get('elementRegistry').get(step);
        return element && element.businessObject.name || step;
    }

    function show(steps) {
        const here = steps.filter(step => step.version === version && viewer.get('elementRegistry').get(step.step));
        const seen = new Set(here.map(step => step.step));
        buttons.forEach((kept, step) => {
            if (!seen.has(step)) {
                viewer.get('overlays').remove(kept.overlay);
                buttons.delete(step);
            }
        });
        here.forEach(step => label(button(step.step), step));
        const elsewhere = steps.filter(step => !here.includes(step)).reduce((sum, step) => sum + step.contacts, 0);
        note.hidden = chosen !== null && elsewhere === 0;
        if (elsewhere > 0) {
            note.textContent =
                elsewhere.toLocaleString() + (elsewhere === 1 ? ' contact is' : ' contacts are') + ' still in an older version of the flow.';
        }
    }

    function button(step) {
        if (!buttons.has(step)) {
            const made = document.createElement('button');
            made.type = 'button';
            made.className = 'tokens';
            made.dataset.step = step;
            made.setAttribute('aria-pressed', 'false');
            made.addEventListener('click', () => choose(step));
            const overlay = viewer.get('overlays').add(step, { position: { top: -14, left: -14 }, html: made });
            buttons.set(step, { made, overlay });
        }
        return buttons.get(step).made;
    }

    function label(made, step) {
        const text = step.contacts.toLocaleString();
        if (made.textContent !== text) {
            made.textContent = text;
            made.setAttribute('aria-label', named(step.step) + ': ' + text + (step.contacts === 1 ? ' contact' : ' contacts'));
        }
    }

    async function choose(step) {
        chosen = step;
        buttons.forEach((kept, id) => kept.made.setAttribute('aria-pressed', String(id === step)));
        document.getElementById('step-name').textContent = named(step);
        const page = await json('/steps/' + encodeURIComponent(step) + '/entries?limit=50&version=' + version);
        const rows = document.getElementById('step-rows');
        rows.replaceChildren();
        const box = document.createElement('div');
        box.className = 'scroll';
        const table = document.createElement('table');
        row(table.createTHead(), ['Phone', 'Status', 'Reason', 'Attempts'], 'th');
        const body = table.createTBody();
        page.items.forEach(entry => row(body, [entry.phone, entry.status, entry.reason || '', entry.attempts], 'td'));
        box.append(table);
        rows.append(box);
        if (page.next) {
            const more = document.createElement('p');
            more.className = 'note';
            more.textContent = 'The first 50 are shown.';
            rows.append(more);
        }
    }

    function row(part, cells, kind) {
        const line = part.insertRow();
        cells.forEach(text => {
            const cell = document.createElement(kind);
            if (kind === 'th') {
                cell.scope = 'col';
            }
            cell.textContent = text;
            line.append(cell);
        });
    }

    async function look() {
        try {
            if (!document.hidden) {
                show((await json('')).steps);
            }
            trouble.textContent = '';
        } catch (lost) {
            trouble.textContent = 'The numbers are old: ' + lost.message;
        }
        setTimeout(look, 2000);
    }

    async function open() {
        const told = await json('');
        version = told.version;
        document.getElementById('flow-name').textContent = told.name + ', version ' + told.version;
        const cockpit = document.getElementById('flow-cockpit');
        cockpit.href = flow.dataset.cockpit + '#/process-definition/' + encodeURIComponent(told.definitionId) + '/runtime';
        cockpit.hidden = false;
        const xml = await (await fetch(flow.dataset.api + '/picture')).text();
        await viewer.importXML(xml);
        viewer.get('canvas').zoom('fit-viewport', 'auto');
        show(told.steps);
        setTimeout(look, 2000);
    }

    open().catch(lost => { trouble.textContent = 'The picture cannot be shown: ' + lost.message; });
}());
