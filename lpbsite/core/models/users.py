from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account of the admin; visitors have none.

    Our own model, so that it can grow without a painful migration.
    """
