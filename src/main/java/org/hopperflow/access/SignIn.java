package org.hopperflow.access;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Checks user and password against the engine's users; the same for the login form, Basic calls and Camunda's own login form. */
@Component
class SignIn implements AuthenticationProvider {

    private final Users users;
    private final VerifiedPasswords verified;

    SignIn(Users users, VerifiedPasswords verified) {
        this.users = users;
        this.verified = verified;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String user = asked.getName();
        String password = String.valueOf(asked.getCredentials());
        SignedIn signedIn = verified.get(user, password, () -> verify(user, password))
                .orElseThrow(() -> new BadCredentialsException("User or password is wrong."));
        List<String> groups = signedIn.groups();
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null,
                AuthorityUtils.createAuthorityList(Groups.authorities(groups)));
    }

    private Optional<SignedIn> verify(String user, String password) {
        return users.passwordMatches(user, password) ? Optional.of(new SignedIn(user, users.groupsOf(user))) : Optional.empty();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
