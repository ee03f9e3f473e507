package org.hopperflow.interaction;

import java.util.Map;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.Origin;
import org.hopperflow.template.Template;

/** A template that may go to a customer, and what is to stand in it. @param values by place; the contact's fields fill the rest */
record ChosenTemplate(Template template, Map<String, String> values) {

    String category() {
        return template.category();
    }

    NewAttempt to(String phone, Map<String, String> fields, Origin origin) {
        return NewAttempt.template(template, template.render(fields, values), phone, origin);
    }
}
