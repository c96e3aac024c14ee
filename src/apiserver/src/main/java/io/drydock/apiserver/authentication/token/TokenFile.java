package io.drydock.apiserver.authentication.token;

import io.drydock.apiserver.authentication.TokenAuthenticator;
import io.drydock.apiserver.authentication.UserInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that are known beforehand, from a file or from the server itself.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/token/tokenfile/tokenfile.go: NewCSV"
 */
public final class TokenFile implements TokenAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private final Map<String, UserInfo> users;

    public TokenFile(Map<String, UserInfo> users) {
        this.users = Map.copyOf(users);
    }

    /**
     * Reads a file of lines {@code token,user name,user uid,"group1,group2"}, the groups optional.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when a line has too few columns or misplaced quotes
     */
    public static TokenFile read(Path file) throws IOException {
        return parse(file.toString(), Files.readString(file));
    }

    static TokenFile parse(String name, String text) {
        Map<String, UserInfo> users = new HashMap<>();
        int number = 0;
        for (List<String> columns : CsvReader.read(text)) {
            if (columns.size() < 3) {
                throw new IllegalArgumentException("token file '" + name
                        + "' must have at least 3 columns (token, user name, user uid), found " + columns.size());
            }
            number++;
            String token = columns.getFirst();
            if (token.isEmpty()) {
                LOG.warn("empty token has been found in token file '{}', record number '{}'", name, number);
                continue;
            }
            List<String> groups = columns.size() >= 4 ? List.of(columns.get(3).split(",", -1)) : List.of();
            if (users.put(token, new UserInfo(columns.get(1), columns.get(2), groups, Map.of())) != null) {
                LOG.warn("duplicate token has been found in token file '{}', record number '{}'", name, number);
            }
        }
        return new TokenFile(users);
    }

    @Override
    public Optional<TokenUser> authenticate(String token, List<String> audiences) {
        return Optional.ofNullable(users.get(token)).map(user -> new TokenUser(user, List.of()));
    }
}
