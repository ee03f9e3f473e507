package org.hopperflow.access;

import java.util.Optional;
import org.hopperflow.shared.Storable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks user and password against the engine's users; the same for the login form, Basic calls and Camunda's own login form. */
@Component
class SignIn implements AuthenticationProvider {

    private final Users users;
    private final VerifiedPasswords verified;
    private final FailedTries tries;

    SignIn(Users users, VerifiedPasswords verified, FailedTries tries) {
        this.users = users;
        this.verified = verified;
        this.tries = tries;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String user = asked.getName();
        String address = addressOf(asked);
        if (tries.tooMany(user, address)) {
            throw new LockedException("Too many wrong passwords; try again in a minute.");
        }
        String password = String.valueOf(asked.getCredentials());
        boolean sayable = Storable.text(user) && Storable.text(password);
        Optional<SignedIn> signedIn = sayable ? verified.get(user, password, this::verify) : Optional.empty();
        if (signedIn.isEmpty()) {
            tries.failed(user, address);
            throw new BadCredentialsException("User or password is wrong.");
        }
        tries.succeeded(user, address);
        return authenticated(signedIn.get(), asked.getDetails());
    }

    private Optional<SignedIn> verify(String user, String password) {
        return users.passwordMatches(user, password) ? Optional.of(new SignedIn(user, users.groupsOf(user))) : Optional.empty();
    }

    private static Authentication authenticated(SignedIn user, Object details) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(user, null,
                AuthorityUtils.createAuthorityList(Groups.authorities(user.groups())));
        authentication.setDetails(details);
        return authentication;
    }

    private static String addressOf(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
