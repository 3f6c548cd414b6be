package payscore.adapter.web.planted.habits;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Date;
import java.util.logging.Logger;
import org.springframework.beans.factory.annotation.Autowired;

class BadHabits {
    private static final Logger LOG = Logger.getLogger("bad");
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    @Autowired
    private Date date;

    void ask(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.commit();
    }

    String stamp() {
        return String.format("%s", ZoneId.systemDefault());
    }

    void speak() {
        System.out.println(CURRENT.get());
        LOG.info(date.toString());
        throw new RuntimeException("something");
    }
}
