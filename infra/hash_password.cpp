// Hashes a password for infra/user and the demo data by the server's own rules.
// usage: hash_password --email E --name N < password
// Prints the hash. Exits with 1 and says why where the password is refused.
#include <iostream>
#include <string>
#include <string_view>

#include "auth/password.h"

int main(int argc, char** argv) {
    std::string email;
    std::string name;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::string_view(argv[i]) == "--email") email = argv[i + 1];
        if (std::string_view(argv[i]) == "--name") name = argv[i + 1];
    }
    std::string password;
    std::getline(std::cin, password);
    try {
        if (const auto problem = tp::password::problemWith(password, email, name)) {
            std::cerr << "The password " << *problem << ".\n";
            return 1;
        }
        std::cout << tp::password::hash(password) << '\n';
        return 0;
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
}
