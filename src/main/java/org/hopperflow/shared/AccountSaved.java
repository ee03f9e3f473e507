package org.hopperflow.shared;

/**
 * An account was created or changed, in the same transaction. Lives here because rooms below and beside {@code account} must agree to
 * it: {@code contact} keeps the master list and {@code template} the recontact template; either may veto by throwing
 * {@link RuleBroken}, which rolls the change back.
 *
 * @param masterListId        never null; when {@code masterListIsNew} the list has to be made under this id
 * @param recontactTemplateId null when the account has none
 */
public record AccountSaved(AccountKey accountKey, String name, ListId masterListId, boolean masterListIsNew,
        TemplateId recontactTemplateId) {
}
