package org.hopperflow.console.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.TemplateId;

/** A demo's world that only notes what was made. */
public class DemoWorldInMemory implements DemoWorld {

    final List<String> made = new ArrayList<>();
    /** Status after status of the template that lives; a change of quality repeats one. */
    final List<String> lived = new ArrayList<>();
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
    public void kaleyra() {
        made.add("kaleyra");
    }

    @Override
    public void living() {
        made.add("living");
        lived.add("PENDING");
    }

    @Override
    public List<String> lived() {
        return List.copyOf(lived);
    }

    @Override
    public void pause() {
        lived.addAll(List.of("APPROVED", "PAUSED"));
    }

    @Override
    public void approveAgain() {
        lived.addAll(List.of("PAUSED", "APPROVED"));
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
