package org.hopperflow.campaign;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.contact.ListUse;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the room of the contacts which of its lists campaigns use. */
@Repository
class ListUseRepository implements ListUse {

    private final JdbcClient jdbc;

    ListUseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> campaignWith(ListId list) {
        return jdbc.sql("""
                select name from campaign_list join campaign on campaign.id = campaign_id
                 where list_id = :list and status <> 'COMPLETED' order by campaign.id limit 1
                """).param("list", list.value()).query(String.class).optional();
    }

    @Override
    public Optional<String> campaignWith(ContactId contact) {
        return jdbc.sql("""
                select campaign.name from hopper_entry join campaign on campaign.id = campaign_id
                 where contact_id = :contact and campaign.status <> 'COMPLETED' order by campaign.id limit 1
                """).param("contact", contact.value()).query(String.class).optional();
    }

    @Override
    public List<AccountKey> accountsOf(ListId list) {
        return jdbc.sql("""
                select distinct account_key from campaign_list join campaign on campaign.id = campaign_id where list_id = :list
                """).param("list", list.value()).query(String.class).list().stream().map(AccountKey::of).toList();
    }

    @Override
    public List<ListId> listsOf(AccountKey account) {
        return jdbc.sql("""
                select distinct list_id from campaign_list join campaign on campaign.id = campaign_id where account_key = :account
                """).param("account", account.value()).query(UUID.class).list().stream().map(ListId::new).toList();
    }
}
