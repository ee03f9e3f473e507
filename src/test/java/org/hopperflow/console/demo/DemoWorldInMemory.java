package org.hopperflow.console.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.TemplateId;

/** A demo's world that only notes what was made. */
public class DemoWorldInMemory implements DemoWorld {

    final List<String> made = new ArrayList<>();
    private final TemplateId template;
    private final ListId list = ListId.next();
    boolean listFails;

    public DemoWorldInMemory(TemplateId template) {
        this.template = template;
    }

    @Override
    public boolean exists() {
        return made.contains("account");
    }

    @Override
    public void account() {
        made.add("account");
    }

    @Override
    public TemplateId template() {
        made.add("template");
        return template;
    }

    @Override
    public ListId list() {
        if (listFails) {
            throw new IllegalStateException("the disk is full");
        }
        made.add("list");
        return list;
    }

    @Override
    public void fates() {
        made.add("fates");
    }

    @Override
    public Optional<Offer> offer() {
        return Optional.of(new Offer(template, list));
    }
}
