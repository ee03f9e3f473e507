'use strict';
// A template to choose, its variables to fill, and what the customer will read.
const templateChoice = (() => {
    const byId = id => document.getElementById(id);
    const chosen = () => byId('template')?.selectedOptions[0];

    function choose() {
        if (!chosen()) {
            return;
        }
        // Empty attributes are left out of the page.
        const needed = (chosen().dataset.needed || '').split(' ');
        byId('variables').replaceChildren(...(chosen().dataset.variables || '').split(' ').filter(Boolean).flatMap(variable => {
            const label = document.createElement('label');
            label.htmlFor = 'variable-' + variable;
            label.textContent = 'Variable ' + variable + (needed.includes(variable) ? '' : ' (empty: from the contact)');
            const field = document.createElement('input');
            field.id = 'variable-' + variable;
            field.name = variable;
            field.autocomplete = 'off';
            return [label, field];
        }));
        preview();
    }

    function preview() {
        if (chosen()) {
            const values = variables();
            byId('preview').textContent = chosen().dataset.text.replace(/\{\{([\w.]+)}}/g, (whole, n) => values[n] || whole);
        }
    }

    const variables = () => Object.fromEntries([...byId('variables').querySelectorAll('input')].filter(field => field.value.trim())
        .map(field => [field.name, field.value.trim()]));

    byId('template')?.addEventListener('change', choose);
    byId('variables')?.addEventListener('input', preview);

    return {choose, preview, chosen, variables};
})();
