'use strict';
// "New message": asks the API, and goes to the conversation that begins. A refusal keeps what was typed.
(() => {
    const form = document.getElementById('new-message');
    if (!form) {
        return;
    }
    const refusal = document.getElementById('refusal');
    const send = document.getElementById('send');

    function refuse(text) {
        refusal.textContent = text;
        refusal.hidden = !text;
    }

    async function begin() {
        const template = templateChoice.chosen();
        const answer = await fetch(form.dataset.accounts + template.dataset.account + '/messages', {method: 'POST',
            headers: {'X-CSRF-TOKEN': form.dataset.csrf, 'Accept': 'application/json', 'Content-Type': 'application/json'},
            body: JSON.stringify({phone: form.phone.value, templateId: template.value, variables: templateChoice.variables()})});
        const told = await answer.json().catch(() => ({}));
        if (!answer.ok) {
            throw new Error(told.errors && told.errors.length ? told.errors.map(error => error.message).join(' ')
                : told.detail || 'It was refused (' + answer.status + ').');
        }
        location.assign(form.dataset.page + told.interactionId);
    }

    form.addEventListener('submit', async event => {
        event.preventDefault();
        send.disabled = true;
        refuse('');
        try {
            await begin();
        } catch (no) {
            refuse(no instanceof TypeError ? 'No connection: look whether it was sent before you try again.' : no.message);
            send.disabled = false;
        }
    });

    templateChoice.choose();
})();
